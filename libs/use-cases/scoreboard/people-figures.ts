import type { Pack } from '@frontdoor/charter';
import type { Scoreboard } from '@frontdoor/contracts';
import type { EntityManager } from '@frontdoor/persistence';
import { type Scope, valuesOf, within } from './scope.js';

/** What agents said of the steps that only a person can do. */
export async function stepFigures(
  manager: EntityManager,
  scope: Scope,
  pack: Pack,
): Promise<Scoreboard['steps']> {
  const rows = await manager.query<(Omit<Scoreboard['steps'][number], 'title'> & { ask: string })[]>(
    `SELECT promise_id AS "promiseId", min(ask) AS ask, count(*)::int AS prompted,
            count(*) FILTER (WHERE answer = 'confirmed')::int AS confirmed,
            count(*) FILTER (WHERE answer = 'not-confirmed')::int AS "notConfirmed",
            count(*) FILTER (WHERE answer IS NULL)::int AS "noAnswer"
     FROM step_prompt p WHERE ${within('p', 'at')} GROUP BY promise_id ORDER BY promise_id`,
    valuesOf(scope),
  );
  return rows.map(({ ask, ...row }) => ({
    ...row,
    title: pack.promises.find(({ id }) => id === row.promiseId)?.title ?? ask,
  }));
}

/**
 * What was found at the checks of the charter in force. Of each check and place the latest result of the period
 * counts, and of several places the worst.
 */
export async function auditFigures(
  manager: EntityManager,
  { organisationId, period }: Scope,
  pack: Pack,
): Promise<Scoreboard['audits']> {
  const rows = await manager.query<{ promise_id: string; item: string; worst: number }[]>(
    `SELECT promise_id, item, max(array_position(ARRAY['met', 'partly', 'not-met'], result)) AS worst
     FROM (SELECT DISTINCT ON (promise_id, item, place) promise_id, item, result FROM audit_result
           WHERE organisation_id = $1 AND found_on BETWEEN $2 AND $3 AND withdrawn_at IS NULL
           ORDER BY promise_id, item, place, found_on DESC, recorded_at DESC) latest
     GROUP BY promise_id, item`,
    [organisationId, period.from, period.to],
  );
  return pack.promises.flatMap(({ id, title, audit }) => {
    if (!audit) return [];
    const found = rows.filter((row) => row.promise_id === id && audit.checks.includes(row.item));
    const count = (worst: number): number => found.filter((row) => row.worst === worst).length;
    return [
      {
        promiseId: id,
        title,
        items: audit.checks.length,
        checked: found.length,
        met: count(1),
        partly: count(2),
        notMet: count(3),
      },
    ];
  });
}
