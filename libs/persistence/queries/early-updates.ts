import type { DeliveryState } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, optional, text, word } from './sql-types.js';

type Learnt = Extract<DeliveryState, 'sent' | 'delivered' | 'failed'>;

/** Has what is learnt of one provider id happen one after the other, until the transaction ends. */
export const lockProviderId = query({
  parameters: { providerId: text },
  sql: `SELECT FROM pg_advisory_xact_lock(hashtextextended($providerId, 13))`,
});

/** Keeps a delivery receipt that came before the provider's answer to the send. */
export const keepEarlyUpdate = query({
  parameters: { providerId: text, state: word<Learnt>(), problem: optional(text), at: instant },
  sql: `
    INSERT INTO early_delivery_update (provider_id, state, problem, at)
    VALUES ($providerId, $state, $problem, $at)`,
});

/** Takes the kept receipts of a provider id. */
export const takeEarlyUpdates = query({
  parameters: { providerId: text },
  columns: { state: word<Learnt>(), problem: optional(text) },
  sql: `DELETE FROM early_delivery_update WHERE provider_id = $providerId RETURNING state, problem`,
});

export const forgetEarlyUpdates = query({
  parameters: { before: instant },
  sql: `DELETE FROM early_delivery_update WHERE at < $before`,
});
