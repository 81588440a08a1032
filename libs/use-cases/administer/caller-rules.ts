import { changeCallerRules, undoCallerRules } from '@frontdoor/casework/caller-rules';
import { callRules, type CallRules, sayCallRules } from '@frontdoor/contracts';
import type { Clock, Ids } from '@frontdoor/kernel';
import { type DataSource, type EntityManager, Service, transaction } from '@frontdoor/persistence';
import { serviceOf, theOrganisation } from './look-up.js';
import { rulesFromJson } from './rules-from-json.js';

/** @throws FrontdoorError `call-rules-unreadable` naming every fault. */
export const callerRulesOf = (text: string): CallRules =>
  rulesFromJson(text, callRules, 'call-rules-unreadable');

export interface CallerRulesOfService {
  slug: string;
  name: string;
  /** Null: as the charter has it. */
  rules: CallRules | null;
  sentences: string[];
}

/** What services do with their callers. */
export class CallerRules {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `service-unknown` */
  async list(slug?: string): Promise<CallerRulesOfService[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const all = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
    const asked = slug === undefined ? all : [await serviceOf(manager, organisationId, slug)];
    return asked.map((each) => viewOf(each, all));
  }

  /** @throws FrontdoorError `service-unknown`, `call-rules-refused` */
  set(slug: string, rules: CallRules | null): Promise<CallerRulesOfService> {
    return this.changing(slug, (manager, organisationId) =>
      changeCallerRules(manager, slug, { rules }, { ...this.by, organisationId }),
    );
  }

  /** Takes back the newest change. @throws FrontdoorError `service-unknown`, `call-rules-change-not-newest` */
  undo(slug: string): Promise<CallerRulesOfService> {
    return this.changing(slug, async (manager, organisationId) => {
      const { id: serviceId } = await serviceOf(manager, organisationId, slug);
      await undoCallerRules(manager, { serviceId }, { ...this.by, organisationId });
    });
  }

  private get by() {
    return { agentId: null, clock: this.clock, ids: this.ids };
  }

  private changing(
    slug: string,
    change: (manager: EntityManager, organisationId: string) => Promise<void>,
  ): Promise<CallerRulesOfService> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      await serviceOf(manager, organisationId, slug);
      await change(manager, organisationId);
      const all = await manager.findBy(Service, { organisationId });
      return viewOf(
        all.find((each) => each.slug === slug)!,
        all,
      );
    });
  }
}

function viewOf({ slug, name, callRules: rules }: Service, all: readonly Service[]): CallerRulesOfService {
  const nameOf = (other: string): string => all.find((each) => each.slug === other)?.name ?? other;
  return { slug, name, rules, sentences: sayCallRules(rules, nameOf) };
}
