import { Inject, Injectable } from '@nestjs/common';
import { Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { mailChannel } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { countAutomatic, lockEnquiryOpenedBy } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';

/** Nobody gets more than this about one enquiry in an hour, however often somebody asks. */
const MOST_AN_HOUR = 4;
const HOUR_MS = 3_600_000;
/** Who asks waits for a multiple of this: how long it took tells nothing of what was found. */
const STEP_MS = 1000;

/** A customer who has lost the link to their enquiry gets a new one, at the address that the enquiry was opened from. */
@Injectable()
export class SendLink {
  constructor(
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly secret: InstanceSecret,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends it where reference and address belong together, and does nothing else where they do not. Nobody learns which,
   * neither by an answer nor by the time it takes.
   */
  async send(reference: string, email: string): Promise<void> {
    const began = this.clock.now();
    try {
      await this.sendIfTheirs(reference, email.toLowerCase());
    } finally {
      await this.clock.sleep(STEP_MS - ((this.clock.now() - began) % STEP_MS));
    }
  }

  private sendIfTheirs(reference: string, email: string): Promise<void> {
    return this.changes.run(async (manager) => {
      const [enquiry] = await lockEnquiryOpenedBy(manager, { reference, email });
      if (!enquiry) return;
      const { id, organisationId } = enquiry;
      const since = this.clock.now() - HOUR_MS;
      const [sent] = await countAutomatic(manager, { enquiryId: id, since });
      if (sent!.count >= MOST_AN_HOUR) return;
      const opened = {
        entryPoint: await this.directory.entryPoint(enquiry.entryPointId),
        service: { id: enquiry.serviceId },
      };
      const entryPoint = await senderFor(this.directory, opened, mailChannel);
      if (!entryPoint) return;
      await this.outbound.add(manager, [
        {
          organisationId,
          enquiry: { id, reference },
          channel: mailChannel,
          entryPoint,
          to: { kind: 'email', value: email },
          subject: `Your link to ${reference}`,
          text: [
            `Somebody asked for a new link to your enquiry ${reference}. Follow it or add to it here:\n${this.config.publicUrl}/track/${this.secret.signReference(reference, 'track')}`,
            'Keep this link for yourself: whoever has it can read your enquiry. If you did not ask for it, you need do nothing.',
            'This message was sent automatically.',
          ].join('\n\n'),
          authorId: null,
          conversation: [],
        },
      ]);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: id }]);
    });
  }
}
