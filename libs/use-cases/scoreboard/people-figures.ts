import type { Pack } from '@frontdoor/charter';
import type { Scoreboard } from '@frontdoor/contracts';
import type { EntityManager, StepPrompt } from '@frontdoor/persistence';
import { groupBy } from './group-by.js';
import { type Scope, valuesOf, within } from './scope.js';

/** What agents said of the steps that only a person can do. */
export async function stepFigures(
  manager: EntityManager,
  scope: Scope,
  pack: Pack,
): Promise<Scoreboard['steps']> {
  const rows = await manager.query<{ promise_id: string; answer: StepPrompt['answer']; count: number }[]>(
    `SELECT promise_id, answer, count(*)::int AS count FROM step_prompt p WHERE ${within('p', 'at')} GROUP BY 1, 2`,
    valuesOf(scope),
  );
  return [...groupBy(rows, (row) => row.promise_id)]
    .map(([promiseId, answers]) => {
      const given = (answer: StepPrompt['answer']): number =>
        answers.find((each) => each.answer === answer)?.count ?? 0;
      return {
        promiseId,
        title: pack.promises.find(({ id }) => id === promiseId)?.title ?? promiseId,
        prompted: answers.reduce((sum, { count }) => sum + count, 0),
        confirmed: given('confirmed'),
        notConfirmed: given('not-confirmed'),
        noAnswer: given(null),
      };
    })
    .toSorted((a, b) => a.promiseId.localeCompare(b.promiseId));
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
