import { Injectable } from '@nestjs/common';
import { Charters } from '@frontdoor/casework/charters';
import { Directory, serviceCalled } from '@frontdoor/casework/directory';
import { OfferWork } from '@frontdoor/casework/queue';
import { changeServiceRule, readServiceRule, undoServiceRule } from '@frontdoor/casework/service-rules';
import { measureTopics } from '@frontdoor/casework/topics';
import {
  type AnswerOf,
  type api,
  type BodyOf,
  callRules,
  SERVICE_RULES,
  type ServiceRule,
  type ServiceRuleName,
  sayServiceRule,
  type TopicWords,
} from '@frontdoor/contracts';
import { Clock, Ids, toIso } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  type EntityManager,
  findServiceRuleChanges,
  findSkilledFor,
  findTopicWords,
  Service,
  transaction,
} from '@frontdoor/persistence';

type View = AnswerOf<typeof api.readServiceRules>;

/** As many as are shown. */
const MOST_CHANGES = 50;
const NAMES = Object.keys(SERVICE_RULES) as ServiceRuleName[];

/** What an administrator sets for a service: what happens when it is busy or closed, whom else to ask, levels, hops, words. */
@Injectable()
export class SetServiceRules {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list({ organisationId }: Agent): Promise<AnswerOf<typeof api.listServiceRules>> {
    const { manager } = this.source;
    const services = await this.services(organisationId);
    const words = await findTopicWords(manager, { organisationId });
    return {
      services: services.map((service) => {
        const { slug, name, rings, hopBudget, leftAlone, overflow } = service;
        const calls = service.callRules && callRules.parse(service.callRules);
        const count = words.filter(({ serviceId }) => serviceId === service.id).length;
        const set: ServiceRule[] = [
          ...(calls ? [{ what: 'calls' as const, value: calls }] : []),
          ...(overflow ? [{ what: 'overflow' as const, value: overflow }] : []),
          ...(rings ? [{ what: 'rings' as const, value: rings }] : []),
          ...(leftAlone ? [{ what: 'left-alone' as const, value: leftAlone }] : []),
          ...(hopBudget ? [{ what: 'hops' as const, value: hopBudget }] : []),
        ];
        const said = set.flatMap((rule) => sayServiceRule(rule, namesOf(services)));
        const suggested =
          count === 0 ? [] : [`${count} ${count === 1 ? 'word suggests' : 'words suggest'} it.`];
        return { slug, name, calls, sentences: [...said, ...suggested] };
      }),
    };
  }

  /** @throws FrontdoorError `service-unknown` */
  async read({ organisationId }: Agent, slug: string): Promise<View> {
    const { manager } = this.source;
    const services = await this.services(organisationId);
    const service = serviceCalled(services, slug);
    const { id: serviceId, name, rings, hopBudget, leftAlone, overflow } = service;
    const rules = await Promise.all(NAMES.map((what) => readServiceRule(manager, service, what)));
    const people = await findSkilledFor(manager, { serviceId, organisationId });
    const changes = await findServiceRuleChanges(manager, { serviceId, limit: MOST_CHANGES });
    const known = await this.namesOfAgents(
      manager,
      organisationId,
      changes.map(({ rule }) => rule),
    );
    const names = namesOf(
      services,
      new Map([...known, ...people.map(({ id, name: who }) => [id, who] as const)]),
    );
    const { calls } = this.charters.current(await this.directory.organisation(organisationId));
    const undoable = new Set<string>();
    return {
      ...{ slug, name, overflow, rings, hops: hopBudget, leftAlone, people },
      calls: service.callRules && callRules.parse(service.callRules),
      usualCalls: { offerAfterSeconds: calls.offerAfterSeconds, ringsBack: calls.ringsBack },
      words: rules.find((rule) => rule.what === 'words')!.value,
      rules: rules.map((rule) => ({
        what: rule.what,
        isUsual: rule.value === null || Object.keys(rule.value).length === 0,
        sentences: sayServiceRule(rule, names),
      })),
      others: services.flatMap((each) => (each.slug === slug ? [] : [{ slug: each.slug, name: each.name }])),
      changes: changes.map(({ id, what, by, at, rule, undoneAt, undoneBy }) => {
        const canUndo = undoneAt === null && !undoable.has(what);
        if (canUndo) undoable.add(what);
        return {
          ...{ id, what, by, at: toIso(at), canUndo, sentences: sayServiceRule(rule, names) },
          undone: undoneAt === null ? null : { at: toIso(undoneAt), by: undoneBy },
        };
      }),
    };
  }

  /** @throws FrontdoorError `service-unknown`, `service-rule-changed`, `service-rule-refused` */
  async change(agent: Agent, slug: string, given: BodyOf<typeof api.changeServiceRule>): Promise<View> {
    const { organisationId, id: agentId } = agent;
    const { clock, ids } = this;
    await transaction(this.source, (manager) =>
      changeServiceRule(manager, slug, given, { organisationId, agentId, clock, ids }),
    );
    this.offerWork.kick(organisationId);
    return this.read(agent, slug);
  }

  /** @throws FrontdoorError `service-rule-change-not-newest`, or as `change` */
  async undo(agent: Agent, id: string): Promise<View> {
    const { organisationId, id: agentId } = agent;
    const { slug } = await transaction(this.source, (manager) =>
      undoServiceRule(manager, id, { organisationId, agentId, clock: this.clock }),
    );
    this.offerWork.kick(organisationId);
    return this.read(agent, slug);
  }

  /** How words would do on texts of the past, and how those in use do. @throws FrontdoorError `service-unknown` */
  async tryWords(
    { organisationId }: Agent,
    slug: string,
    words: TopicWords,
  ): Promise<AnswerOf<typeof api.tryTopicWords>> {
    const { manager } = this.source;
    const { id: serviceId } = serviceCalled(await this.services(organisationId), slug);
    const kept = await findTopicWords(manager, { organisationId });
    const others = kept.filter((each) => each.serviceId !== serviceId);
    const own = Object.entries(words).map(([phrase, weight]) => ({ serviceId, phrase, weight }));
    return {
      inUse: await measureTopics(manager, organisationId, kept),
      tried: await measureTopics(manager, organisationId, [...others, ...own]),
    };
  }

  private services(organisationId: string): Promise<Service[]> {
    return this.source.manager.find(Service, {
      where: { organisationId },
      order: { name: 'ASC', slug: 'ASC' },
    });
  }

  /** Of those whom changes of levels name, some of whom may work elsewhere by now. */
  private async namesOfAgents(
    manager: EntityManager,
    organisationId: string,
    rules: readonly ServiceRule[],
  ): Promise<[string, string][]> {
    if (!rules.some(({ what }) => what === 'levels')) return [];
    const agents = await manager.find(Agent, { where: { organisationId }, select: { id: true, name: true } });
    return agents.map(({ id, name }) => [id, name]);
  }
}

const namesOf = (services: readonly Service[], agents: ReadonlyMap<string, string> = new Map()) => ({
  service: (slug: string): string => services.find((each) => each.slug === slug)?.name ?? slug,
  agent: (id: string): string => agents.get(id) ?? 'somebody who has left',
});
