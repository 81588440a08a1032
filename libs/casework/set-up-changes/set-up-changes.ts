import type { SetUpChangeView, SetUpKind } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids, toIso } from '@frontdoor/kernel';
import {
  type EntityManager,
  findSetUpChanges,
  Organisation,
  SetUpChange,
  takeBackSetUpChange,
} from '@frontdoor/persistence';

export interface ChangedBy {
  organisationId: string;
  /** Null on the command line. */
  agentId: string | null;
  clock: Clock;
  ids: Ids;
}

interface Change {
  kind: SetUpKind;
  /** By what it is known. */
  subject: string;
  name: string;
  before: object | null;
  after: object | null;
}

/** As many as are shown. */
const MOST = 50;

/** Changes of what an organisation is set up with wait for each other, so that what was compared stays so. */
export const lockSetUp = (manager: EntityManager, organisationId: string): Promise<Organisation> =>
  manager.findOneOrFail(Organisation, {
    where: { id: organisationId },
    lock: { mode: 'for_no_key_update' },
  });

/** @throws FrontdoorError `set-up-changed` where it is not as whoever changes it saw it */
export function refuseChanged(was: object | null | undefined, is: object | null): void {
  if (was !== undefined && !isSame(was, is)) throw new FrontdoorError('set-up-changed');
}

/** Of two that were read by the same schema, which puts keys in its own order. */
export const isSame = (one: object | null, other: object | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export async function recordChange(
  manager: EntityManager,
  change: Change,
  { organisationId, agentId, clock, ids }: ChangedBy,
): Promise<void> {
  await manager.insert(SetUpChange, {
    ...{ ...change, id: ids.uuid(), organisationId, at: clock.now(), byId: agentId },
  });
}

/** Marks it as taken back; what it was about, and as it was. @throws FrontdoorError `set-up-change-not-newest` */
export async function takeBackChange(
  manager: EntityManager,
  kind: SetUpKind,
  id: string,
  { organisationId, agentId, clock }: ChangedBy,
): Promise<{ subject: string; before: object | null }> {
  const now = clock.now();
  const [change] = await takeBackSetUpChange(manager, { id, organisationId, kind, agentId, now });
  if (!change) throw new FrontdoorError('set-up-change-not-newest');
  return change;
}

/** The newest first. */
export async function changesOf(
  manager: EntityManager,
  organisationId: string,
  kind: SetUpKind,
): Promise<SetUpChangeView[]> {
  const found = await findSetUpChanges(manager, { organisationId, kind, limit: MOST });
  return found.map(({ id, subject, name, before, after, by, at, undoneAt, undoneBy, isNewest }) => ({
    ...{ id, subject, name, by },
    what: before === null ? 'added' : after === null ? 'removed' : 'changed',
    parts: before && after ? partsChanged(before, after) : [],
    at: toIso(at),
    undone: undoneAt === null ? null : { at: toIso(undoneAt), by: undoneBy },
    canUndo: isNewest,
  }));
}

function partsChanged(before: object, after: object): string[] {
  const [one, other] = [before, after].map((each) => new Map<string, unknown>(Object.entries(each)));
  return [...new Set([...one!.keys(), ...other!.keys()])].filter(
    (key) => JSON.stringify(one!.get(key)) !== JSON.stringify(other!.get(key)),
  );
}
