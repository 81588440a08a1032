import type { Pack } from '@frontdoor/charter';
import type { Scoreboard } from '@frontdoor/contracts';
import {
  countStepAnswers,
  type EntityManager,
  findWorstAudits,
  type StepPrompt,
} from '@frontdoor/persistence';
import { groupBy } from './group-by.js';
import { parametersOf, type Scope } from './scope.js';

/** What agents said of the steps that only a person can do. */
export async function stepFigures(
  manager: EntityManager,
  scope: Scope,
  pack: Pack,
): Promise<Scoreboard['steps']> {
  const rows = await countStepAnswers(manager, parametersOf(scope));
  return [...groupBy(rows, ({ promiseId }) => promiseId)]
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
  const { from, to } = period;
  const rows = await findWorstAudits(manager, { organisationId, from, to });
  return pack.promises.flatMap(({ id, title, audit }) => {
    if (!audit) return [];
    const found = rows.filter((row) => row.promiseId === id && audit.checks.includes(row.item));
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
