import { Injectable } from '@nestjs/common';
import { type Channel, channel as channels, CHANNELS, type Party } from '@frontdoor/contracts';
import type { Contact, Enquiry, EntryPoint, Identifier } from '@frontdoor/persistence';
import { Channels } from '../channels/index.js';
import { Directory } from '../directory/index.js';
import { senderFor } from '../deliveries/index.js';

export interface ReplyRoute {
  channel: Channel;
  to: Party;
  label: string;
  entryPoint: EntryPoint;
}

type Incoming = Pick<Contact, 'channel' | 'entryPointId' | 'partyKind' | 'partyValue'>;
type Address = Pick<Identifier, 'kind' | 'value'>;

/** Ways an answer can reach the customer, the one they used last first. */
@Injectable()
export class ReplyRoutes {
  constructor(
    private readonly directory: Directory,
    private readonly channels: Channels,
  ) {}

  /**
   * @param incoming what the customer sent, the newest first
   * @param identifiers of the customer, in the order in which they became known
   */
  async of(
    enquiry: Pick<Enquiry, 'serviceId'>,
    incoming: readonly Incoming[],
    identifiers: readonly Address[],
  ): Promise<ReplyRoute[]> {
    const last = incoming[0];
    if (!last) return [];
    const routes: ReplyRoute[] = [];
    for (const channel of new Set([...incoming.map((contact) => contact.channel), ...REACHING_ANYBODY])) {
      const used = incoming.find((contact) => contact.channel === channel);
      const from = {
        entryPoint: await this.directory.entryPoint((used ?? last).entryPointId),
        service: { id: enquiry.serviceId },
      };
      const entryPoint = await senderFor(this.directory, from, channel);
      if (!entryPoint || !(await this.canSend(channel, entryPoint))) continue;
      for (const to of partiesOn(channel, identifiers, used)) {
        const label = `${CHANNELS[channel].written!.label} to ${to.value}`;
        routes.push({ channel, to, label, entryPoint });
      }
    }
    const lastChannel = CHANNELS[last.channel].answersBy ?? last.channel;
    const score = (route: ReplyRoute): number =>
      (route.channel === lastChannel ? 0 : 2) + (route.to.value === last.partyValue ? 0 : 1);
    return routes.sort((a, b) => score(a) - score(b));
  }

  private async canSend(channel: Channel, entryPoint: EntryPoint): Promise<boolean> {
    const { written } = CHANNELS[channel];
    if (!written || !this.channels.sending(channel)) return false;
    return (
      !written.throughIntegration || Boolean((await this.directory.integrationAt(entryPoint.id))?.replyUrl)
    );
  }
}

/** Channels on which the customer need not have written before. */
const REACHING_ANYBODY = channels.options.filter((channel) => CHANNELS[channel].written?.reaches === 'every');

/** Where the customer is written to on a channel: each fitting identifier, or whoever wrote there. */
function partiesOn(channel: Channel, identifiers: readonly Address[], used: Incoming | undefined): Party[] {
  const { written, addressedBy } = CHANNELS[channel];
  if (written?.reaches === 'every')
    return identifiers
      .filter(({ kind }) => addressedBy.includes(kind))
      .map(({ kind, value }) => ({ kind, value }));
  return used?.partyKind && used.partyValue ? [{ kind: used.partyKind, value: used.partyValue }] : [];
}
