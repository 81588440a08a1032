import { FrontdoorError } from '@frontdoor/kernel';
import { databaseTrouble } from '@frontdoor/persistence';
import type { Logger } from '@frontdoor/platform';

/** Why something was not done. */
interface Problem {
  code: string;
  message: string;
  remedy: string;
}

/**
 * Does something with each of several, in the order given: what can be done is done, and each says what became of it. When
 * the database is in trouble the rest is not tried, and says so.
 *
 * @param refused what is said of one that was not done
 */
export async function eachByItself<Given, Outcome>(
  given: readonly Given[],
  act: (one: Given) => Promise<Outcome>,
  refused: (one: Given, problem: Problem) => Outcome,
  log: Logger,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let trouble: FrontdoorError | undefined;
  for (const one of given) {
    try {
      if (trouble) throw trouble;
      outcomes.push(await act(one));
    } catch (error) {
      if (!(error instanceof FrontdoorError)) log.warn({ err: error }, 'one of several could not be done');
      const known =
        error instanceof FrontdoorError
          ? error
          : (trouble ??= databaseTrouble(error) ?? new FrontdoorError('internal-error'));
      const { code, message, remedy } = known;
      outcomes.push(refused(one, { code, message, remedy }));
    }
  }
  return outcomes;
}
