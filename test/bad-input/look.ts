import { eventually } from '../support/eventually.js';
import type { Door } from './open-door.js';

export interface KeptContact {
  id: string;
  enquiry_id: string;
  text: string;
  subject: string | null;
  party_kind: string | null;
  party_value: string | null;
  party_name: string | null;
  channel: string;
}

/** The routed contact whose text holds these words. */
export const contactSaying = (door: Door, words: string): Promise<KeptContact> =>
  eventually(`a contact saying "${words}"`, async () => {
    const [row]: KeptContact[] = await door.database.query(
      `SELECT * FROM contact WHERE direction = 'in' AND position($1 in text) > 0 ORDER BY at DESC LIMIT 1`,
      [words],
    );
    return row;
  });

export interface KeptReceipt {
  id: string;
  state: string;
  raw: Buffer;
  fault: { reason: string; remedy: string } | null;
}

/** What was kept under this key by the provider's own name for it. */
export async function receiptByKey(door: Door, key: string): Promise<KeptReceipt | undefined> {
  const rows: KeptReceipt[] = await door.database.query('SELECT * FROM receipt WHERE idempotency_key = $1', [
    key,
  ]);
  return rows[0];
}

export async function countReceipts(door: Door): Promise<number> {
  const [row] = (await door.database.query('SELECT count(*)::int AS n FROM receipt')) as [{ n: number }];
  return row.n;
}
