import { Inject, Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { HandOver } from '@frontdoor/casework/handovers';
import { OfferWork, QueueTransaction, refuseExcluded } from '@frontdoor/casework/queue';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  Enquiry,
  type EntityManager,
  findLapsedHandovers,
  Handover,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';

const AT_ONCE = 100;
const HOW: Readonly<Record<Exclude<Handover['state'], 'offered'>, string>> = {
  moved: 'somebody has taken it',
  refused: 'it was refused',
  lapsed: 'nobody took it in time',
  withdrawn: 'its giver kept it',
};

/** Whoever is asked takes a handover or refuses it, and its giver may keep it until then. */
@Injectable()
export class TakeHandover {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly handing: HandOver,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * It is theirs from now on, with its brief before them.
   *
   * @returns the enquiry
   * @throws FrontdoorError `handover-not-found`, `handover-decided`, `enquiry-closed`
   */
  accept(agent: Agent, id: string): Promise<string> {
    return this.decide(agent, id, async (manager, enquiry, handover) => {
      this.refuseOthers(agent, handover);
      await refuseExcluded(manager, enquiry, agent);
      await this.handing.accept(manager, agent, enquiry, handover);
    });
  }

  /** @throws FrontdoorError as `accept` */
  refuse(agent: Agent, id: string, reason: string): Promise<string> {
    return this.decide(agent, id, async (manager, enquiry, handover) => {
      this.refuseOthers(agent, handover);
      await this.handing.decline(manager, enquiry, handover, { state: 'refused', by: agent, reason });
    });
  }

  /** @throws FrontdoorError as `accept` */
  withdraw(agent: Agent, id: string): Promise<string> {
    return this.decide(agent, id, async (manager, enquiry, handover) => {
      if (handover.byId !== agent.id && !agent.roles.includes('supervisor'))
        throw new FrontdoorError('handover-not-found');
      await this.handing.decline(manager, enquiry, handover, { state: 'withdrawn', by: agent });
    });
  }

  /** What nobody took in time stays with its giver, who hears of it. */
  @Every(15_000)
  async sweep(): Promise<void> {
    const lapsed = await findLapsedHandovers(this.source, { now: this.clock.now(), limit: AT_ONCE });
    for (const { id, organisationId, enquiryId } of lapsed)
      await this.lapse(organisationId, enquiryId, id).catch((error: unknown) =>
        this.log.error({ err: error, handover: id }, 'a handover that nobody took could not be given back'),
      );
  }

  private lapse(organisationId: string, enquiryId: string, id: string): Promise<void> {
    return this.queue.run(organisationId, async (manager) => {
      const lock = { mode: 'for_no_key_update' as const };
      const enquiry = await manager.findOneOrFail(Enquiry, { where: { id: enquiryId }, lock });
      const handover = await manager.findOneByOrFail(Handover, { id });
      if (handover.state === 'offered')
        await this.handing.decline(manager, enquiry, handover, { state: 'lapsed' });
    });
  }

  private async decide(
    agent: Agent,
    id: string,
    change: (manager: EntityManager, enquiry: Enquiry, handover: Handover) => Promise<void>,
  ): Promise<string> {
    const { organisationId } = agent;
    const enquiryId = await this.queue.run(organisationId, async (manager) => {
      const found = await manager.findOneBy(Handover, { id, organisationId });
      if (!found || found.kind === 'call') throw new FrontdoorError('handover-not-found');
      const enquiry = await openEnquiry(manager, found.enquiryId, organisationId);
      const handover = await manager.findOneByOrFail(Handover, { id });
      if (handover.state !== 'offered')
        throw new FrontdoorError('handover-decided', { how: HOW[handover.state] });
      await change(manager, enquiry, handover);
      return enquiry.id;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
  }

  /** It is for one person, or for those of a service, and never for its giver. */
  private refuseOthers({ id, serviceIds }: Agent, { byId, toAgentId, toServiceId }: Handover): void {
    const isForThem =
      toAgentId === null ? toServiceId !== null && serviceIds.includes(toServiceId) : toAgentId === id;
    if (byId === id || !isForThem) throw new FrontdoorError('handover-not-found');
  }
}
