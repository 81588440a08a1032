import type pg from 'pg';
import type { Unfinished } from './quiet.js';

/** Rules that hold over the whole database whatever happened. One sentence for each that does not. */
export async function judgeHouse(database: pg.Client, left: Unfinished): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(RULES)) {
    const { rows } = await database.query<{ id: string }>(sql);
    if (rows.length > 0) faults.push(`${what}: ${rows.length}, such as ${rows[0]!.id}`);
  }
  const waiting = Object.entries(left).filter(([name, n]) => n > 0 && name !== 'sending');
  for (const [name, n] of waiting) faults.push(`still ${name}: ${n}`);
  return faults;
}

const RULES = {
  'enquiries with two open work items to answer': `
    SELECT enquiry_id AS id FROM work_item WHERE kind = 'answer' AND state <> 'done' GROUP BY 1 HAVING count(*) > 1`,
  'open enquiries with nothing to do and no answer': `
    SELECT e.id FROM enquiry e WHERE e.state = 'open'
      AND NOT EXISTS (SELECT 1 FROM work_item w WHERE w.enquiry_id = e.id)`,
  'agents whose load is not what they hold': `
    SELECT a.id FROM agent a WHERE a.load <> (SELECT coalesce(sum(w.weight), 0) FROM work_item w
      WHERE w.agent_id = a.id AND w.state IN ('offered', 'assigned'))`,
  'waiting work that belongs to somebody': `
    SELECT id FROM work_item WHERE state = 'waiting' AND agent_id IS NOT NULL`,
  'offers long past their time': `
    SELECT id FROM work_item WHERE state = 'offered' AND offer_expires_at < now() - interval '30 seconds'`,
  'customers without an identifier': `
    SELECT c.id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM identifier i WHERE i.customer_id = c.id)`,
  'routed receipts without a contact': `
    SELECT r.id FROM receipt r WHERE r.state = 'routed' AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = r.id)`,
  'receipts in quarantine': `SELECT id FROM receipt WHERE state = 'quarantined'`,
  'outgoing contacts without a delivery': `
    SELECT c.id FROM contact c WHERE c.direction = 'out' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contact_id = c.id)`,
} as const;
