import type { DeliveryUpdate } from '@frontdoor/channels/core';
import { toDate } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';

/** Has what is learnt of one provider id happen one after the other. */
export const lockProviderId = (manager: EntityManager, providerId: string): Promise<unknown> =>
  manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 13))`, [providerId]);

/** Keeps a delivery receipt that came before the provider's answer to the send. */
export const keepEarly = (manager: EntityManager, update: DeliveryUpdate, at: Date): Promise<unknown> =>
  manager.query(
    `INSERT INTO early_delivery_update (provider_id, state, problem, at) VALUES ($1, $2, $3, $4)`,
    [update.providerId, update.state, update.problem ?? null, at],
  );

/** Takes the kept receipts of a provider id, oldest first. */
export async function takeEarly(
  manager: EntityManager,
  providerId: string,
): Promise<Pick<DeliveryUpdate, 'state' | 'problem'>[]> {
  const [rows] = await manager.query<[{ state: DeliveryUpdate['state']; problem: string | null }[], number]>(
    `DELETE FROM early_delivery_update WHERE provider_id = $1 RETURNING state, problem`,
    [providerId],
  );
  return rows.map(({ state, problem }) => ({ state, problem: problem ?? undefined }));
}

/** A provider that has not answered for a day never will. */
const KEPT_MS = 24 * 3_600_000;

export const forgetEarly = (manager: EntityManager, now: number): Promise<unknown> =>
  manager.query(`DELETE FROM early_delivery_update WHERE at < $1`, [toDate(now - KEPT_MS)]);
