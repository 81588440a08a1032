import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../due/numbers.js';
import { type CallCentre, OFFER_SECONDS } from './call-centre.js';

const CALLBACKS = 1000;
const SPREAD_MS = 60_000;
const AT_ONCE = 10;
const COUNCIL = '+441632960100';
/** Time to write the instants down before the first of them. */
const AHEAD_MS = 5000;
const PATIENCE_MS = 30_000;

/** From the instant from which customers are to be rung until their callback is offered to somebody: a thousand in a minute. */
export async function fallingDue(
  { hub: { database }, twilio, publicUrl }: CallCentre,
  tell: (line: string) => void,
): Promise<object> {
  tell(`calls: ${CALLBACKS} customers ask to be rung back`);
  let next = 0;
  const customer = async (): Promise<void> => {
    for (let n = next++; n < CALLBACKS; n = next++) {
      const from = `+4477008${String(n).padStart(5, '0')}`;
      const words = `It is about my permit, number ${n}. Tomorrow between 10 and 11 please.`;
      await twilio.placeCall({ from, to: COUNCIL, words }, publicUrl);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, customer));
  const held = (): Promise<{ many: number }[]> =>
    database.query(`SELECT count(*)::int AS many FROM work_item WHERE kind = 'callback' AND held`);
  while ((await held())[0]!.many < CALLBACKS) await sleep(200);

  tell(`calls: they fall due within ${SPREAD_MS / 1000} seconds`);
  const start = Date.now() + AHEAD_MS;
  await database.query(
    `WITH own AS (
       SELECT id, contact_id, to_timestamp(($1 + (row_number() OVER (ORDER BY id) - 1) * $2::float8) / 1000) AS at
       FROM work_item WHERE kind = 'callback' AND held),
     agreed AS (UPDATE callback b SET from_at = o.at, to_at = o.at + interval '1 hour' FROM own o WHERE o.contact_id = b.contact_id)
     UPDATE work_item w SET not_before = o.at, urgent_at = o.at + interval '1 hour' FROM own o WHERE o.id = w.id`,
    [start, SPREAD_MS / CALLBACKS],
  );
  const until = start + SPREAD_MS + PATIENCE_MS;
  const offered = (): Promise<{ late: number }[]> =>
    database.query(
      `SELECT extract(epoch FROM offer_expires_at - not_before)::float8 * 1000 - $1 AS late
       FROM work_item WHERE kind = 'callback' AND state = 'offered'`,
      [OFFER_SECONDS * 1000],
    );
  await sleep(start + SPREAD_MS - Date.now());
  while (Date.now() < until && (await offered()).length < CALLBACKS) await sleep(500);
  const late = (await offered()).map((each) => each.late).toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(quantile(late, share));
  return { due: CALLBACKS, offered: late.length, lateMs: { p50: at(0.5), p99: at(0.99), most: at(1) } };
}
