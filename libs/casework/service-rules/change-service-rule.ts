import { type ServiceRule, serviceRule, type ServiceRuleName } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  type EntityManager,
  findSkilledFor,
  IsNull,
  Service,
  ServiceRuleChange,
} from '@frontdoor/persistence';
import { serviceCalled } from '../directory/index.js';
import { overflowFaults } from './check-overflow.js';
import { readServiceRule, writeServiceRule } from './kept-rules.js';

interface By {
  organisationId: string;
  /** Null on the command line. */
  agentId: string | null;
  clock: Clock;
}

const NEWEST = { at: 'DESC', id: 'DESC' } as const;

/**
 * Sets one rule of a service. What says nothing new changes nothing.
 *
 * @param was as whoever changes it saw it; undefined where they did not look
 * @throws FrontdoorError `service-unknown`, of the service or of one that is to help; `service-rule-changed` where it is not what
 *   was seen; `service-rule-refused` with every fault
 * @returns the id of what was written down; null where nothing was
 */
export async function changeServiceRule(
  manager: EntityManager,
  slug: string,
  { rule, was }: { rule: ServiceRule; was?: ServiceRule },
  { organisationId, agentId, clock, ids }: By & { ids: Ids },
): Promise<string | null> {
  const { service, services } = await locked(manager, organisationId, slug);
  const before = await readServiceRule(manager, service, rule.what);
  if (was && !isSame(was, before)) throw new FrontdoorError('service-rule-changed');
  if (isSame(rule, before)) return null;
  await check(manager, service, services, rule);
  await writeServiceRule(manager, service, rule);
  const id = ids.uuid();
  await manager.insert(ServiceRuleChange, {
    ...{ id, organisationId, serviceId: service.id, what: rule.what, rule, before },
    ...{ byId: agentId, at: clock.now() },
  });
  return id;
}

/**
 * Takes back a change, which must be the newest of its rule that was not taken back yet.
 *
 * @throws FrontdoorError `service-rule-change-not-newest`; as `changeServiceRule` where what was before cannot be any more
 */
export async function undoServiceRule(manager: EntityManager, id: string, by: By): Promise<Service> {
  const change = await manager.findOneBy(ServiceRuleChange, { id, organisationId: by.organisationId });
  if (!change) throw new FrontdoorError('service-rule-change-not-newest');
  const { slug } = await manager.findOneByOrFail(Service, { id: change.serviceId });
  return takeBack(manager, slug, change, by);
}

/** Takes back the newest change of a rule, whoever made it. @throws FrontdoorError as `undoServiceRule`; `service-unknown` */
export const undoNewestOfRule = (
  manager: EntityManager,
  slug: string,
  what: ServiceRuleName,
  by: By,
): Promise<Service> => takeBack(manager, slug, { what }, by);

async function takeBack(
  manager: EntityManager,
  slug: string,
  { id, what }: { id?: string; what: ServiceRuleName },
  { organisationId, agentId, clock }: By,
): Promise<Service> {
  const { service, services } = await locked(manager, organisationId, slug);
  const newest = await manager.findOne(ServiceRuleChange, {
    where: { serviceId: service.id, what, undoneAt: IsNull() },
    order: NEWEST,
  });
  if (!newest || (id !== undefined && newest.id !== id))
    throw new FrontdoorError('service-rule-change-not-newest');
  // Who stopped working for it meanwhile has no level to get back.
  if (what !== 'levels') await check(manager, service, services, newest.before);
  await writeServiceRule(manager, service, newest.before);
  await manager.update(ServiceRuleChange, { id: newest.id }, { undoneAt: clock.now(), undoneById: agentId });
  return service;
}

/** All of them, since rules name other services. */
async function locked(
  manager: EntityManager,
  organisationId: string,
  slug: string,
): Promise<{ service: Service; services: Service[] }> {
  const services = await manager.find(Service, {
    where: { organisationId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return { service: serviceCalled(services, slug), services };
}

/** What the shape alone does not tell: others that a rule names must be there. */
async function check(
  manager: EntityManager,
  { id: serviceId, organisationId, slug }: Service,
  services: readonly Service[],
  rule: ServiceRule,
): Promise<void> {
  const faults: string[] = [];
  if (rule.what === 'rings')
    for (const helper of (rule.value?.rings ?? []).flatMap((ring) => ring.services ?? [])) {
      serviceCalled(services, helper);
      if (helper === slug) faults.push('its own people are asked already, and cannot help out as well');
    }
  const asked = { callRules: null, overflow: null };
  if (rule.what === 'calls')
    faults.push(...overflowFaults({ ...asked, callRules: rule.value }, slug, services));
  if (rule.what === 'overflow')
    faults.push(...overflowFaults({ ...asked, overflow: rule.value }, slug, services));
  if (rule.what === 'levels') {
    const skilled = new Set(
      (await findSkilledFor(manager, { serviceId, organisationId })).map(({ id }) => id),
    );
    if (Object.keys(rule.value).some((id) => !skilled.has(id)))
      faults.push('somebody who is named is not skilled for the service any more');
  }
  if (faults.length > 0)
    throw new FrontdoorError('service-rule-refused', {
      // Within a sentence of ours: without their full stops.
      faults: [...new Set(faults.map((fault) => fault.replace(/\.$/, '')))].join('; '),
    });
}

/** JSON of the database has its own order of keys. */
const isSame = (one: ServiceRule, other: ServiceRule): boolean => inOrder(one) === inOrder(other);

const inOrder = (rule: ServiceRule): string =>
  JSON.stringify(serviceRule.parse(rule), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
