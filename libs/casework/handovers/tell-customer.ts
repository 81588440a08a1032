import { Inject, Injectable } from '@nestjs/common';
import { CHANNELS } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { Contact, countAutomatic, type Enquiry, type EntityManager } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { Outbound, senderFor } from '../deliveries/index.js';
import { Directory } from '../directory/index.js';
import { OptOuts } from '../opt-outs/index.js';

const HOUR_MS = 3_600_000;
/** However often it goes on: no more messages of ours in an hour about one enquiry. */
const MOST_AN_HOUR = 4;

/** The customer hears who has their enquiry now, by the way they wrote where notices go that way; and on its page always. */
@Injectable()
export class TellCustomer {
  constructor(
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly optOuts: OptOuts,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param who has it now: `Planning`, or `Linden in Planning` */
  async tell(manager: EntityManager, enquiry: Enquiry, who: string): Promise<void> {
    const { id: enquiryId, organisationId, reference, subject } = enquiry;
    const [last] = await manager.find(Contact, {
      where: { enquiryId, direction: 'in' },
      order: { at: 'DESC' },
      take: 1,
    });
    const channel = last && CHANNELS[last.channel].noticesBy;
    // Nothing is sent by itself to machines, or to addresses of which nobody knows whose they are.
    if (
      !last ||
      !channel ||
      last.automatic ||
      last.machine ||
      (last.doubt !== null && last.doubt !== 'stated')
    )
      return;
    const to = [{ kind: last.partyKind, value: last.partyValue }, ...last.reachableAt].find(
      ({ kind }) => kind !== null && CHANNELS[channel].addressedBy.includes(kind),
    );
    if (!to?.kind || !to.value) return;
    const party = { kind: to.kind, value: to.value };
    const [sent] = await countAutomatic(manager, { enquiryId, since: this.clock.now() - HOUR_MS });
    if (sent!.count >= MOST_AN_HOUR) return;
    const isUnwanted = await this.optOuts.of(manager, organisationId, [party]);
    if (isUnwanted(channel, party.value)) return;
    const from = {
      entryPoint: await this.directory.entryPoint(last.entryPointId),
      service: { id: enquiry.serviceId },
    };
    const entryPoint = await senderFor(this.directory, from, channel);
    if (!entryPoint) return;
    await this.outbound.add(manager, [
      {
        ...{ organisationId, enquiry, channel, entryPoint, to: party, authorId: null },
        subject: `Who has your enquiry now: ${subject}`,
        text: [
          `Your enquiry ${reference} is with ${who} now.`,
          'They have all that you told us, so you need not say it again.',
          `Follow your enquiry or add to it here:\n${this.secret.trackingUrl(this.config.publicUrl, reference)}`,
          'This message was sent automatically. You can reply to it to add to your enquiry.',
        ].join('\n\n'),
        conversation: last.messageId ? [last.messageId] : [],
      },
    ]);
  }
}
