import type { EntityManager } from '@frontdoor/persistence';
import { eventually } from './eventually.js';

/**
 * Waits until every transaction that is open now has ended, in whatever database of the server: what is told to other
 * systems waits for the oldest of them, and other specs use the same server.
 */
export async function settled(manager: EntityManager): Promise<void> {
  const [{ now }] = (await manager.query(`SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS now`)) as [
    { now: string },
  ];
  await eventually('the end of what is open', async () => {
    const [{ over }] = (await manager.query(
      `SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 AS over`,
      [now],
    )) as [{ over: boolean }];
    return over;
  });
}
