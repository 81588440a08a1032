/** SQLSTATE of a statement that came after another in its transaction had failed. */
const AFTER_FAILURE = '25P02';

/**
 * Sends what one transaction has to say without waiting for each answer: the statements leave and are run in the order in
 * which they are given, each after the one before has ended, and cost one round to the database instead of one each. For
 * statements that need nothing of each other's answers. A piece of work that sends several in a row begins in its place and
 * goes on beside the others.
 *
 * @returns the answers, in order, once all have come
 * @throws what failed first; what failed because of it is not told
 */
export async function together<T extends readonly unknown[]>(
  ...statements: { [K in keyof T]: () => Promise<T[K]> }
): Promise<T> {
  const answers = await Promise.allSettled(statements.map((send) => send()));
  const failed = answers.filter((answer) => answer.status === 'rejected');
  const first = failed.find(({ reason }) => !isAfterFailure(reason)) ?? failed[0];
  if (first) throw first.reason;
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

const isAfterFailure = (reason: unknown): boolean => (reason as { code?: string }).code === AFTER_FAILURE;
