import { type CallRules, callRules } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import { CallRulesChange, type EntityManager, IsNull, Service } from '@frontdoor/persistence';
import { faultsOf } from './check-caller-rules.js';

interface By {
  organisationId: string;
  /** Null on the command line. */
  agentId: string | null;
  clock: Clock;
  ids: Ids;
}

const NEWEST = { at: 'DESC', id: 'DESC' } as const;

/**
 * Gives a service other rules about its callers, or with null those that the charter has for all.
 *
 * @param was as whoever changes them saw them; undefined where they did not look
 * @throws FrontdoorError `call-rules-refused` with every fault; `call-rules-changed` where they are not what was seen
 */
export async function changeCallerRules(
  manager: EntityManager,
  slug: string,
  { rules, was }: { rules: CallRules | null; was?: CallRules | null },
  { organisationId, agentId, clock, ids }: By,
): Promise<void> {
  // All of them, since they pass callers on to each other.
  const services = await lockedServices(manager, organisationId);
  const service = services.find((each) => each.slug === slug)!;
  if (was !== undefined && !isSame(was, service.callRules)) throw new FrontdoorError('call-rules-changed');
  if (isSame(rules, service.callRules)) return;
  const faults = rules ? faultsOf(rules, slug, services) : [];
  if (faults.length > 0) throw new FrontdoorError('call-rules-refused', { faults: sentences(faults) });
  await manager.update(Service, { id: service.id }, { callRules: rules });
  await manager.insert(CallRulesChange, {
    ...{ id: ids.uuid(), organisationId, serviceId: service.id, rules, before: service.callRules },
    ...{ byId: agentId, at: clock.now() },
  });
}

/**
 * Takes back the newest change of a service that was not taken back yet.
 *
 * @param id that it must have; undefined for whichever it is
 * @throws FrontdoorError `call-rules-change-not-newest`; `call-rules-refused` where what was before cannot be any more
 */
export async function undoCallerRules(
  manager: EntityManager,
  { serviceId, id }: { serviceId: string; id?: string },
  { organisationId, agentId, clock }: Omit<By, 'ids'>,
): Promise<CallRulesChange> {
  const services = await lockedServices(manager, organisationId);
  const service = services.find((each) => each.id === serviceId)!;
  const newest = await manager.findOne(CallRulesChange, {
    where: { organisationId, serviceId, undoneAt: IsNull() },
    order: NEWEST,
  });
  if (!newest || (id !== undefined && newest.id !== id))
    throw new FrontdoorError('call-rules-change-not-newest');
  const faults = newest.before ? faultsOf(newest.before, service.slug, services) : [];
  if (faults.length > 0) throw new FrontdoorError('call-rules-refused', { faults: sentences(faults) });
  await manager.update(Service, { id: serviceId }, { callRules: newest.before });
  await manager.update(CallRulesChange, { id: newest.id }, { undoneAt: clock.now(), undoneBy: agentId });
  return newest;
}

const lockedServices = (manager: EntityManager, organisationId: string): Promise<Service[]> =>
  manager.find(Service, {
    where: { organisationId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** JSON of the database has its own order of keys. */
const isSame = (one: CallRules | null, other: CallRules | null): boolean =>
  JSON.stringify(one && callRules.parse(one)) === JSON.stringify(other && callRules.parse(other));

/** As what follows a colon, without the full stop at the end. */
const sentences = (faults: readonly string[]): string => faults.join(' ').replace(/\.$/, '');
