import type { DeliveryUpdate } from '@frontdoor/channels/core';
import {
  type EntityManager,
  forgetEarlyUpdates,
  keepEarlyUpdate,
  takeEarlyUpdates,
} from '@frontdoor/persistence';

/** Keeps a delivery receipt that came before the provider's answer to the send. */
export const keepEarly = (manager: EntityManager, update: DeliveryUpdate, at: number): Promise<unknown> =>
  keepEarlyUpdate(manager, { ...update, problem: update.problem ?? null, at });

/** Takes the kept receipts of a provider id. */
export async function takeEarly(
  manager: EntityManager,
  providerId: string,
): Promise<Pick<DeliveryUpdate, 'state' | 'problem'>[]> {
  const kept = await takeEarlyUpdates(manager, { providerId });
  return kept.map(({ state, problem }) => ({ state, problem: problem ?? undefined }));
}

/** How long a receipt waits for its provider's answer to the send. */
const KEPT_MS = 24 * 3_600_000;

export const forgetEarly = (manager: EntityManager, now: number): Promise<unknown> =>
  forgetEarlyUpdates(manager, { before: now - KEPT_MS });
