import { Inject, Injectable } from '@nestjs/common';
import { Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { mailChannel, textChannel } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { countAutomatic, countAutomaticTo, lockEnquiryOpenedBy, lockParties } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';

/**
 * Nobody gets more than this in an hour about one enquiry, and about all that somebody may have opened in their name, however
 * often somebody asks.
 */
const MOST_AN_HOUR = { ofOne: 4, ofAll: 8 };
const HOUR_MS = 3_600_000;
/** Who asks waits for a multiple of this: how long it took tells nothing of what was found. */
const STEP_MS = 1000;

/** Where a link may go: an email address, or a telephone number in E.164. */
export interface LinkAddress {
  kind: 'email' | 'phone';
  value: string;
}

const CHANNEL_TO = { email: mailChannel, phone: textChannel } as const;

/** A customer who has lost the link to their enquiry gets a new one, at the address that the enquiry was opened from. */
@Injectable()
export class SendLink {
  constructor(
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly optOuts: OptOuts,
    private readonly secret: InstanceSecret,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends it where reference and address belong together, and does nothing else where they do not. Nobody learns which,
   * neither by an answer nor by the time it takes.
   */
  async send(reference: string, { kind, value }: LinkAddress): Promise<void> {
    const began = this.clock.now();
    try {
      await this.sendIfTheirs(reference, { kind, value: value.toLowerCase() });
    } finally {
      await this.clock.sleep(STEP_MS - ((this.clock.now() - began) % STEP_MS));
    }
  }

  private sendIfTheirs(reference: string, to: LinkAddress): Promise<void> {
    const channel = CHANNEL_TO[to.kind];
    return this.changes.run(async (manager) => {
      const [enquiry] = await lockEnquiryOpenedBy(manager, { reference, ...to });
      if (!enquiry) return;
      const { id, organisationId } = enquiry;
      const isUnwanted = await this.optOuts.of(manager, organisationId, [to]);
      if (isUnwanted(channel, to.value)) return;
      const since = this.clock.now() - HOUR_MS;
      const [sent] = await countAutomatic(manager, { enquiryId: id, since });
      if (sent!.count >= MOST_AN_HOUR.ofOne) return;
      await lockParties(manager, { keys: [`${organisationId} ${to.kind}:${to.value}`] });
      const [told] = await countAutomaticTo(manager, { organisationId, ...to, since });
      if (told!.count >= MOST_AN_HOUR.ofAll) return;
      const opened = {
        entryPoint: await this.directory.entryPoint(enquiry.entryPointId),
        service: { id: enquiry.serviceId },
      };
      const entryPoint = await senderFor(this.directory, opened, channel);
      if (!entryPoint) return;
      await this.outbound.add(manager, [
        {
          organisationId,
          enquiry: { id, reference },
          channel,
          entryPoint,
          to,
          ...this.words(reference, channel),
          authorId: null,
          conversation: [],
        },
      ]);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: id }]);
    });
  }

  private words(reference: string, channel: typeof mailChannel): { subject?: string; text: string } {
    const link = this.secret.trackingUrl(this.config.publicUrl, reference);
    const forYourself =
      'Keep this link for yourself: whoever has it can read your enquiry. If you did not ask for it, you need do nothing.';
    if (channel === textChannel)
      return { text: `A new link to your enquiry ${reference}: ${link}\n${forYourself}` };
    return {
      subject: `Your link to ${reference}`,
      text: [
        `Somebody asked for a new link to your enquiry ${reference}. Follow it or add to it here:\n${link}`,
        forYourself,
        'This message was sent automatically.',
      ].join('\n\n'),
    };
  }
}
