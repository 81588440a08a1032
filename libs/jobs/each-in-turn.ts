import { databaseTrouble, mayBeOfOneInput } from '@frontdoor/persistence';

/**
 * Does `work` for one after the other. One that fails does not keep the others from their turn; its error is thrown when
 * all had theirs, the first where there are several. When the database is in trouble, nobody else is tried.
 */
export async function eachInTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (databaseTrouble(error) && !mayBeOfOneInput(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
