import type { DataSource, EntityManager } from 'typeorm';
import { changesMade } from './changes-of-request.js';
import { workMsOf } from './data-source.js';
import { insideTransaction } from './open-transaction.js';

type Change<T> = (manager: EntityManager) => Promise<T>;

/**
 * Runs `change` in one transaction, the only way to open one. All that is read or written meanwhile goes through its
 * manager: a second connection is refused there. It is undone when it takes longer than a statement may.
 */
export async function transaction<T>(source: DataSource, change: Change<T>): Promise<T> {
  const result = await source.transaction((manager) =>
    insideTransaction(workMsOf(source), () => change(manager)),
  );
  changesMade();
  return result;
}

/** What PostgreSQL calls two transactions that waited for each other: one was undone, and may try again. */
const DEADLOCK = '40P01';

/**
 * A transaction that is run again from its beginning when it and another waited for each other, at most `attempts`
 * times in all. `change` touches nothing but the database, and metrics, which then count it once too often.
 */
export async function retriedTransaction<T>(source: DataSource, change: Change<T>, attempts = 4): Promise<T> {
  try {
    return await transaction(source, change);
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || attempts <= 1) throw error;
    return retriedTransaction(source, change, attempts - 1);
  }
}
