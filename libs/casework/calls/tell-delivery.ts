import { Injectable } from '@nestjs/common';
import type { LineMoment } from '@frontdoor/channels/core';
import { CallLeg, DataSource, type PhoneCall } from '@frontdoor/persistence';
import { CallNews, DeliveryNews } from '../deliveries/index.js';
import { HUNG_UP, NO_KEY, problemsOf } from './line-problems.js';
import { RingInstead } from './ring-instead.js';

type Told = Pick<LineMoment, 'what' | 'at' | 'sequence' | 'talkedMs' | 'answeredBy'> & {
  problem?: string;
  /** The provider's id of the telephone. */
  providerId?: string | undefined;
};

/** What happens on the telephones of a call that we make is what becomes of its delivery. */
@Injectable()
export class TellDelivery {
  constructor(
    private readonly source: DataSource,
    private readonly news: CallNews,
    private readonly deliveries: DeliveryNews,
    private readonly instead: RingInstead,
  ) {}

  /** A moment of one of its telephones, as its provider tells it. Resolves when it is durable. */
  async moment(call: PhoneCall, leg: CallLeg, moment: LineMoment): Promise<void> {
    const whose = leg.kind === 'customer' ? 'customer' : 'agent';
    const { problem, line, ...told } = moment;
    const providerId = 'leg' in line ? line.providerId : undefined;
    const isUnwanted =
      whose === 'agent' && moment.what === 'ended' && !problem && (await this.isUnwanted(call));
    const unwanted = leg.number === null ? HUNG_UP : NO_KEY;
    const said = isUnwanted ? unwanted : problem && problemsOf(leg)[problem];
    // Their telephone is rung instead: nothing has become of it yet.
    if (said && (await this.instead.follows(this.source.manager, call, { ...leg, problem: said }))) return;
    return this.tell(call, leg, { ...told, providerId, ...(said && { problem: said }) });
  }

  async tell(call: PhoneCall, leg: CallLeg, told: Told): Promise<void> {
    const what = WHAT[told.what];
    const isOfCall = leg.kind === 'customer' || leg.kind === 'agent';
    // The delivery is known by the telephone that was rung first, whose id is that of the call.
    const first = leg.id === call.id ? leg : await this.source.manager.findOneBy(CallLeg, { id: call.id });
    const name = (leg.id === call.id && told.providerId) || first?.providerId;
    if (!what || !isOfCall || !name) return;
    const { at, sequence, talkedMs, problem, answeredBy } = told;
    await this.news.take([
      {
        ...{ call: { providerId: name }, what, at },
        leg: leg.kind === 'customer' ? 'customer' : 'agent',
        ...(sequence !== undefined && { sequence }),
        ...(talkedMs && { talkedMs }),
        ...(problem && { problem }),
        ...(answeredBy && { answeredBy }),
      },
    ]);
    // Its provider has it, which whoever asked has not heard yet, or died before they did.
    if (leg.id === call.id && leg.providerId === null)
      await this.deliveries.accepted(call.id, { providerId: name, state: 'sent' });
  }

  /** The agent never let the customer be rung. */
  private async isUnwanted({ id, answeredAt }: PhoneCall): Promise<boolean> {
    return (
      answeredAt === null && !(await this.source.manager.existsBy(CallLeg, { callId: id, kind: 'customer' }))
    );
  }
}

/** Of a room nothing is known to a delivery. Whoever was recognised has answered. */
const WHAT: Readonly<Record<LineMoment['what'], 'ringing' | 'answered' | 'ended' | undefined>> = {
  ringing: 'ringing',
  answered: 'answered',
  recognised: 'answered',
  ended: 'ended',
  joined: undefined,
  held: undefined,
  resumed: undefined,
  left: undefined,
};
