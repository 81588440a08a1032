import type { EntityManager, Organisation } from '@frontdoor/persistence';
import { WITHIN } from './effect-on.js';

/**
 * Marks the open commitments that a change of the calendars can move, in the transaction that makes the change: no
 * alarm is raised for them until they have been worked out anew. `from` and `to` are days (YYYY-MM-DD), `to` null for
 * ever. Rows are locked in the order of their ids, as every writer of commitments does.
 */
export const markStale = (
  manager: EntityManager,
  { id, zone }: Pick<Organisation, 'id' | 'zone'>,
  { from, to }: { from: string; to: string | null },
): Promise<unknown> =>
  manager.query(
    `UPDATE commitment SET stale = true WHERE id IN (
       SELECT c.id FROM commitment c WHERE c.organisation_id = $1 AND c.settled_at IS NULL
       AND (c.state = 'paused' OR c.state = 'running' AND ${WITHIN('c')}) ORDER BY c.id FOR UPDATE)`,
    [id, zone, from, to],
  );
