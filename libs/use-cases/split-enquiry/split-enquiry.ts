import { Inject, Injectable } from '@nestjs/common';
import { Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Splits } from '@frontdoor/casework/joins';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { type api, type BodyOf, CHANNELS, textChannel } from '@frontdoor/contracts';
import { type Agent, Contact, type Enquiry, type EntityManager, In } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';

type Split = BodyOf<typeof api.splitEnquiry>;

/** An agent says that what came as one matter is two. It is undone as a joining is. */
@Injectable()
export class SplitEnquiry {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly splits: Splits,
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly optOuts: OptOuts,
    private readonly timeline: Timeline,
    private readonly offerWork: OfferWork,
    private readonly secret: InstanceSecret,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /**
   * @returns the id of the enquiry that was made
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-closed`, `enquiry-joined`, `service-unknown`, `split-refused`
   */
  async split(
    agent: Agent,
    id: string,
    { contactIds, service: slug, subject, tellCustomer }: Split,
  ): Promise<string> {
    const { organisationId } = agent;
    const service = await this.directory.serviceCalled(organisationId, slug);
    const made = await this.queue.run(organisationId, async (manager) => {
      const into = await this.splits.split(manager, agent, id, { contactIds, service, subject });
      if (tellCustomer) await this.tell(manager, into, service.name, contactIds);
      return into.id;
    });
    this.offerWork.kick(organisationId);
    return made;
  }

  /** By the way in which they wrote it, where that is theirs without doubt; otherwise it is said that nobody was told. */
  private async tell(
    manager: EntityManager,
    enquiry: Enquiry,
    serviceName: string,
    contactIds: readonly string[],
  ): Promise<void> {
    const { id: enquiryId, organisationId, reference, serviceId, subject } = enquiry;
    const contact = await manager.findOne(Contact, {
      where: { id: In([...contactIds]), direction: 'in', automatic: false },
      order: { at: 'DESC' },
    });
    const channel = contact ? CHANNELS[contact.channel].noticesBy : undefined;
    const to =
      contact?.partyKind && contact.partyValue
        ? { kind: contact.partyKind, value: contact.partyValue }
        : null;
    const opened = contact && {
      entryPoint: await this.directory.entryPoint(contact.entryPointId),
      service: { id: serviceId },
    };
    const entryPoint = opened && channel && (await senderFor(this.directory, opened, channel));
    const isUnwanted = to && (await this.optOuts.of(manager, organisationId, [to]));
    const isTheirs =
      contact?.doubt === null && to !== null && channel && CHANNELS[channel].addressedBy.includes(to.kind);
    if (!isTheirs || !entryPoint || isUnwanted?.(channel, to.value)) {
      const text = 'The customer was not told of its reference: there is no way that is theirs without doubt';
      await this.timeline.event(manager, enquiryId, null, text);
      return;
    }
    const link = this.secret.trackingUrl(this.config.publicUrl, reference);
    const said = `You told us about more than one matter. This one has a reference of its own now, ${reference}, and is with ${serviceName}: ${subject}.`;
    const words =
      channel === textChannel
        ? { text: `${said} ${link}` }
        : {
            subject: `Your enquiry ${reference}`,
            text: [said, `Follow it here: ${link}`, 'This message was sent automatically.'].join('\n\n'),
          };
    const message = {
      organisationId,
      enquiry: { id: enquiryId, reference },
      channel,
      entryPoint,
      authorId: null,
    };
    await this.outbound.add(manager, [{ ...message, to, ...words, conversation: [] }]);
  }
}
