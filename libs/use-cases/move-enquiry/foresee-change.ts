import { Inject, Injectable } from '@nestjs/common';
import type { api, AnswerOf, BodyOf, ForeseenChange, ForeseenMove } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, DataSource, Enquiry, Service } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { Directory } from '@frontdoor/casework/directory';
import { foreseenView, Ledger, type NewLedgerEntry } from '@frontdoor/casework/ledger';
import { ownerOf, Placement, worksFor } from '@frontdoor/casework/placement';
import { eachByItself } from '@frontdoor/casework/queue';

type Asked = BodyOf<typeof api.foreseeChange>;

/** What would become of an enquiry that went to another service, or was taken for something else. Changes nothing. */
@Injectable()
export class ForeseeChange {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: Ledger,
    private readonly placement: Placement,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, `service-unknown` */
  async of(agent: Agent, id: string, asked: Asked): Promise<AnswerOf<typeof api.foreseeChange>> {
    const { organisationId } = agent;
    const { manager } = this.source;
    const enquiry = await manager.findOneBy(Enquiry, { id, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const service =
      asked.service === undefined
        ? undefined
        : await this.directory.serviceCalled(organisationId, asked.service);
    const entry = await this.entryOf(agent, enquiry, asked, service);
    const promises = await this.ledger.foresee(manager, enquiry, entry);
    const owner = await ownerOf(manager, enquiry);
    return {
      ...foreseenView(promises),
      owner: owner && { name: owner.name, stays: !service || worksFor(owner, service) },
    };
  }

  /** The same for several that would go to one service, without why each promise is due when it is. */
  async ofSeveral(agent: Agent, { ids, ...to }: BodyOf<typeof api.foreseeMoves>): Promise<ForeseenMove[]> {
    // Not each enquiry is at fault where the service is.
    await this.directory.serviceCalled(agent.organisationId, to.service);
    return eachByItself<string, ForeseenMove>(
      ids,
      async (id) => ({ id, change: withoutExplanations(await this.of(agent, id, to)), problem: null }),
      (id, problem) => ({ id, change: null, problem }),
      this.log,
    );
  }

  private async entryOf(
    agent: Agent,
    enquiry: Enquiry,
    { kind, complex, responseRequested }: Asked,
    service: Service | undefined,
  ): Promise<NewLedgerEntry | undefined> {
    if (service) {
      const from = await this.source.manager.findOneByOrFail(Service, { id: enquiry.serviceId });
      return this.placement.entryOf(agent, enquiry, from, { service, kind, reason: '' });
    }
    const { id: enquiryId, organisationId } = enquiry;
    const changes = { enquiryKind: kind, complex, responseRequested };
    const data = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return { enquiryId, organisationId, type: 'classified', at: this.clock.now(), data };
  }
}

const withoutExplanations = ({ promises, ...change }: ForeseenChange): ForeseenMove['change'] => ({
  ...change,
  promises: promises.map(({ promiseId, title, becomes, dueAt, wasDueAt }) => ({
    ...{ promiseId, title, becomes, dueAt, wasDueAt },
  })),
});
