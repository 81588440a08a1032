import type { DataSource, EntityManager } from 'typeorm';

/** What PostgreSQL calls two transactions that waited for each other: one was undone, and may try again. */
const DEADLOCK = '40P01';

/**
 * A transaction that is run again from its beginning when it and another waited for each other, at most `attempts`
 * times in all. `change` touches nothing but the database, and metrics, which then count it once too often.
 */
export async function patientTransaction<T>(
  source: DataSource,
  change: (manager: EntityManager) => Promise<T>,
  attempts = 4,
): Promise<T> {
  try {
    return await source.transaction(change);
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || attempts <= 1) throw error;
    return patientTransaction(source, change, attempts - 1);
  }
}
