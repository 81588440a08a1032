import { dueAt, type Pack } from '@frontdoor/charter';
import type { CalendarEffect } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { EntityManager, Organisation } from '@frontdoor/persistence';

/** More are not looked at before a change; the change itself leaves none out. */
const MOST_LOOKED_AT = 50_000;
const EXAMPLES = 5;

interface Row {
  reference: string;
  promise_id: string;
  clock_id: string;
  started_at: Date;
  due_at: Date;
}

/** Which open commitments would be due at another time. A date agreed with the customer does not move. */
export async function effectOn(
  manager: EntityManager,
  { id, zone }: Organisation,
  { before, after }: { before: Pack; after: Pack },
  window: { from: string; to: string | null },
): Promise<Pick<CalendarEffect, 'looked' | 'moved' | 'examples'>> {
  const rows = await manager.query<Row[]>(
    `SELECT e.reference, c.promise_id, c.clock_id, c.started_at, c.due_at
     FROM commitment c JOIN enquiry e ON e.id = c.enquiry_id
     WHERE c.organisation_id = $1 AND c.state = 'running' AND c.settled_at IS NULL AND c.extensions = '[]'
       AND c.pack_id = $5 AND ${WITHIN('c')} ORDER BY c.due_at LIMIT ${MOST_LOOKED_AT}`,
    [id, zone, window.from, window.to, before.id],
  );
  const examples: CalendarEffect['examples'] = [];
  let moved = 0;
  for (const { reference, promise_id: promiseId, clock_id: clockId, started_at, due_at } of rows) {
    if (!before.clocks.has(clockId)) continue;
    const start = started_at.getTime();
    const [was, is] = [dueAt(before, clockId, start), dueAt(after, clockId, start)];
    if (was === is) continue;
    moved++;
    const from = due_at.getTime();
    if (examples.length < EXAMPLES)
      examples.push({ reference, promiseId, from: toIso(from), to: toIso(from + is - was) });
  }
  return { looked: rows.length, moved, examples };
}

/** Rows whose time can hold the days $3 to $4 (null: for ever) in the zone $2. */
export const WITHIN = (table: string): string =>
  `${table}.due_at >= ($3::date)::timestamp AT TIME ZONE $2
   AND ($4::date IS NULL OR ${table}.started_at < ($4::date + 1)::timestamp AT TIME ZONE $2)`;
