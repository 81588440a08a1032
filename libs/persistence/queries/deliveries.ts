import { query } from './query.js';
import { instant, integer, uuid } from './sql-types.js';

/** Claims deliveries whose next attempt is due, each until `again`, when it is due once more if nobody tried by then. */
export const claimDueDeliveries = query({
  parameters: { now: instant, again: instant },
  columns: { id: uuid },
  sql: `UPDATE delivery SET next_attempt_at = $again WHERE state = 'queued' AND next_attempt_at <= $now RETURNING id`,
});

/** Claims, until `until`, deliveries whose sender has not reported back in its time. */
export const claimAbandonedDeliveries = query({
  parameters: { now: instant, until: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    UPDATE delivery SET claimed_until = $until WHERE id IN (
      SELECT id FROM delivery WHERE state = 'sending' AND claimed_until <= $now
      ORDER BY claimed_until LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING id`,
});

/** Claims, until `again`, deliveries of which somebody should be asked by now what became of them. */
export const claimDeliveriesToAskAbout = query({
  parameters: { now: instant, again: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    UPDATE delivery SET ask_at = $again WHERE id IN (
      SELECT id FROM delivery WHERE ask_at <= $now ORDER BY ask_at LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING id`,
});
