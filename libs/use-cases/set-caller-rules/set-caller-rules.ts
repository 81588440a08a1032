import { Injectable } from '@nestjs/common';
import { changeCallerRules, undoCallerRules } from '@frontdoor/casework/caller-rules';
import { Charters } from '@frontdoor/casework/charters';
import { Directory, serviceCalled } from '@frontdoor/casework/directory';
import { type AnswerOf, type api, callRules, type CallRules, sayCallRules } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  CallRulesChange,
  DataSource,
  findCallRulesChanges,
  Service,
  transaction,
} from '@frontdoor/persistence';

type Answer = AnswerOf<typeof api.readCallerRules>;

/** As many as are shown. */
const MOST_CHANGES = 50;

/** What an administrator has services do with their callers: before they wait, and while they wait. */
@Injectable()
export class SetCallerRules {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async read({ organisationId }: Agent): Promise<Answer> {
    const services = await this.source.manager.find(Service, {
      where: { organisationId },
      order: { name: 'ASC', slug: 'ASC' },
    });
    const nameOf = (slug: string): string => services.find((each) => each.slug === slug)?.name ?? slug;
    const changes = await findCallRulesChanges(this.source, { organisationId, limit: MOST_CHANGES });
    const { calls } = this.charters.current(await this.directory.organisation(organisationId));
    const undoable = new Set<string>();
    return {
      usual: { offerAfterSeconds: calls.offerAfterSeconds, ringsBack: calls.ringsBack },
      services: services.map(({ slug, name, callRules: rules }) => ({
        ...{ slug, name, rules: rules && callRules.parse(rules) },
        sentences: sayCallRules(rules, nameOf),
      })),
      changes: changes.map(({ id, service, serviceId, by, at, rules, undoneAt, undoneBy }) => {
        const canUndo = undoneAt === null && !undoable.has(serviceId);
        if (canUndo) undoable.add(serviceId);
        return {
          ...{ id, service, by, at: toIso(at), canUndo },
          sentences: sayCallRules(rules, nameOf),
          undone: undoneAt === null ? null : { at: toIso(undoneAt), by: undoneBy },
        };
      }),
    };
  }

  /** @throws FrontdoorError `service-unknown`, `call-rules-refused`, `call-rules-changed` */
  async change(
    agent: Agent,
    slug: string,
    given: { rules: CallRules | null; was: CallRules | null },
  ): Promise<Answer> {
    const { organisationId } = agent;
    await transaction(this.source, async (manager) => {
      serviceCalled(await manager.findBy(Service, { organisationId }), slug);
      const { clock, ids } = this;
      await changeCallerRules(manager, slug, given, { organisationId, agentId: agent.id, clock, ids });
    });
    return this.read(agent);
  }

  /** @throws FrontdoorError `call-rules-change-not-newest`, `call-rules-refused` */
  async undo(agent: Agent, id: string): Promise<Answer> {
    const { organisationId } = agent;
    await transaction(this.source, async (manager) => {
      const change = await manager.findOneBy(CallRulesChange, { id, organisationId });
      if (!change) throw new FrontdoorError('call-rules-change-not-newest');
      const { clock } = this;
      const of = { serviceId: change.serviceId, id };
      await undoCallerRules(manager, of, { organisationId, agentId: agent.id, clock });
    });
    return this.read(agent);
  }
}
