import { changeServiceRule, readServiceRule, undoNewestOfRule } from '@frontdoor/casework/service-rules';
import {
  callRules,
  hopBudget,
  leftAlone,
  overflow,
  rings,
  type ServiceRule,
  sayServiceRule,
} from '@frontdoor/contracts';
import type { Clock, Ids } from '@frontdoor/kernel';
import { type DataSource, type EntityManager, Service, transaction } from '@frontdoor/persistence';
import { serviceOf, theOrganisation } from './look-up.js';
import { rulesFromJson } from './rules-from-json.js';

/** Those that are given whole, as JSON. */
const SCHEMAS = { calls: callRules, rings, hops: hopBudget, 'left-alone': leftAlone, overflow };
export type RuleOfService = keyof typeof SCHEMAS;

/** @throws FrontdoorError `service-rule-unreadable` naming every fault. */
export const serviceRuleFrom = (what: RuleOfService, text: string): ServiceRule =>
  ({ what, value: rulesFromJson<unknown>(text, SCHEMAS[what], 'service-rule-unreadable') }) as ServiceRule;

export interface ServiceRuleView {
  slug: string;
  name: string;
  /** Null: as usual. */
  value: ServiceRule['value'];
  sentences: string[];
}

/** Rules of services, on the command line. */
export class ServiceRules {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `service-unknown` */
  async list(what: RuleOfService, slug?: string): Promise<ServiceRuleView[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const all = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
    const asked = slug === undefined ? all : [await serviceOf(manager, organisationId, slug)];
    return Promise.all(asked.map((each) => viewOf(manager, each, what, all)));
  }

  /** @throws FrontdoorError `service-unknown`, of the service or of one that is to help; `service-rule-refused` */
  set(slug: string, rule: ServiceRule): Promise<ServiceRuleView> {
    return this.changing(slug, rule.what, async (manager, organisationId) => {
      const { clock, ids } = this;
      await changeServiceRule(manager, slug, { rule }, { organisationId, agentId: null, clock, ids });
    });
  }

  /** Takes back the newest change of a rule. @throws FrontdoorError `service-unknown`, `service-rule-change-not-newest`, or as `set` */
  undo(slug: string, what: RuleOfService): Promise<ServiceRuleView> {
    return this.changing(slug, what, async (manager, organisationId) => {
      await undoNewestOfRule(manager, slug, what, { organisationId, agentId: null, clock: this.clock });
    });
  }

  private changing(
    slug: string,
    what: ServiceRule['what'],
    change: (manager: EntityManager, organisationId: string) => Promise<void>,
  ): Promise<ServiceRuleView> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      await change(manager, organisationId);
      const all = await manager.findBy(Service, { organisationId });
      return viewOf(
        manager,
        all.find((each) => each.slug === slug)!,
        what,
        all,
      );
    });
  }
}

async function viewOf(
  manager: EntityManager,
  service: Service,
  what: ServiceRule['what'],
  all: readonly Service[],
): Promise<ServiceRuleView> {
  const rule = await readServiceRule(manager, service, what);
  const names = {
    service: (slug: string): string => all.find((each) => each.slug === slug)?.name ?? slug,
    agent: (id: string): string => id,
  };
  const { slug, name } = service;
  return { slug, name, value: rule.value, sentences: sayServiceRule(rule, names) };
}
