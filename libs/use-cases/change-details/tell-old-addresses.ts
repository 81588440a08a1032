import { Inject, Injectable } from '@nestjs/common';
import { Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { type Channel, type Party, mailChannel, textChannel } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { Contact, countAutomatic, Enquiry, type EntityManager, findLedTo } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';

const HOUR_MS = 3_600_000;
/** Whatever somebody changes how often: no more in an hour about one enquiry. */
const MOST_AN_HOUR = 4;
const MOST_ADDRESSES = 4;
const CHANNEL_TO: Readonly<Partial<Record<Party['kind'], Channel>>> = {
  email: mailChannel,
  phone: textChannel,
};

/**
 * Somebody gave new details on the page of an enquiry. Whoever was reached at the old addresses hears of it there, so that
 * nobody turns answers away from them unnoticed. What the new ones are is not said.
 */
@Injectable()
export class TellOldAddresses {
  constructor(
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly optOuts: OptOuts,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /**
   * @param changed what was changed, in words: `email address`
   * @param given the new addresses, which are not told
   */
  async tell(reference: string, changed: readonly string[], given: readonly Party[]): Promise<void> {
    await this.changes.run(async (manager) => {
      const [led] = await findLedTo(manager, { reference });
      if (!led) return;
      const enquiry = await manager.findOne(Enquiry, {
        where: { id: led.id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!enquiry) return;
      const { id, organisationId } = enquiry;
      const [sent] = await countAutomatic(manager, { enquiryId: id, since: this.clock.now() - HOUR_MS });
      if (sent!.count >= MOST_AN_HOUR) return;
      const isNew = new Set(given.map(({ kind, value }) => `${kind}:${value.toLowerCase()}`));
      const known = await addressesBefore(manager, id);
      const old = known.filter(({ kind, value }) => !isNew.has(`${kind}:${value.toLowerCase()}`));
      const isUnwanted = await this.optOuts.of(manager, organisationId, old);
      for (const to of old.slice(0, MOST_ADDRESSES)) {
        const channel = CHANNEL_TO[to.kind]!;
        if (isUnwanted(channel, to.value)) continue;
        const opened = {
          entryPoint: await this.directory.entryPoint(to.entryPointId),
          service: { id: enquiry.serviceId },
        };
        const entryPoint = await senderFor(this.directory, opened, channel);
        if (!entryPoint) continue;
        const message = { organisationId, enquiry: { id, reference }, channel, entryPoint, authorId: null };
        const party = { kind: to.kind, value: to.value };
        const words = this.words(reference, channel, changed);
        await this.outbound.add(manager, [{ ...message, to: party, ...words, conversation: [] }]);
      }
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: id }]);
    });
  }

  private words(
    reference: string,
    channel: Channel,
    changed: readonly string[],
  ): { subject?: string; text: string } {
    const what = new Intl.ListFormat('en-GB').format(changed);
    const said = `Somebody changed details on your enquiry ${reference}: ${what}.`;
    // Not the page of the enquiry: the new details stand there.
    const otherwise = `If it was not you, tell us: ${this.config.publicUrl}/contact`;
    if (channel === textChannel) return { text: `${said} ${otherwise}` };
    return {
      subject: `Details changed on ${reference}`,
      text: [said, otherwise, 'This message was sent automatically.'].join('\n\n'),
    };
  }
}

/** Where the customer of an enquiry was reached so far by email or text, each once. */
async function addressesBefore(
  manager: EntityManager,
  enquiryId: string,
): Promise<(Pick<Party, 'kind' | 'value'> & { entryPointId: string })[]> {
  const contacts = await manager.find(Contact, {
    where: { enquiryId, direction: 'in' },
    order: { at: 'DESC' },
    take: 50,
  });
  const all = contacts.flatMap(({ partyKind, partyValue, doubt, reachableAt, entryPointId }) =>
    (doubt === null || doubt === 'stated'
      ? [...(partyKind && partyValue ? [{ kind: partyKind, value: partyValue }] : []), ...reachableAt]
      : []
    ).map(({ kind, value }) => ({ kind, value, entryPointId })),
  );
  const reached = all.filter(({ kind }) => CHANNEL_TO[kind] !== undefined);
  return reached.filter(
    (one, i) => reached.findIndex((other) => other.kind === one.kind && other.value === one.value) === i,
  );
}
