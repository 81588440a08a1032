import type pg from 'pg';
import type { Ledger } from './ledger.js';
import type { Outside } from './outside.js';

export interface DeliveriesVerdict {
  lost: string[];
  doubled: string[];
  stuck: string[];
  wrong: string[];
  /** Nobody knows whether they left; a person decides. */
  unknown: { replies: number; receipts: number; left: number };
  /** Reply webhooks that came again under the same id, which the other system counts once. */
  repeatedWebhooks: number;
}

interface DeliveryRow {
  id: string;
  channel: string;
  state: string;
  text: string;
  message_id: string | null;
  automatic: boolean;
  asked: number;
  running: number;
  claimed: boolean;
}

/** Compares what agents were told, what the database holds, and what really reached the providers. */
export async function judgeDeliveries(
  database: pg.Client,
  ledger: Ledger,
  outside: Outside,
): Promise<DeliveriesVerdict> {
  const { rows } = await database.query<DeliveryRow>(DELIVERIES);
  const verdict: DeliveriesVerdict = {
    lost: [],
    doubled: [],
    stuck: [],
    wrong: [],
    unknown: { replies: 0, receipts: 0, left: 0 },
    repeatedWebhooks: [...outside.replies.times.values()].filter((times) => times > 1).length,
  };
  const known = new Map<string, number>();
  for (const { id } of rows) known.set(id, (known.get(id) ?? 0) + 1);
  for (const { requestId } of ledger.replies) {
    const times = known.get(requestId) ?? 0;
    if (times === 0) verdict.lost.push(`reply ${requestId} is no contact`);
    if (times > 1) verdict.doubled.push(`reply ${requestId} has ${times} deliveries`);
  }
  const left = counted(outside);
  for (const row of rows) judge(row, left(row), verdict);
  return verdict;
}

function judge(row: DeliveryRow, left: number, verdict: DeliveriesVerdict): void {
  const what = `${row.automatic ? 'automatic receipt' : 'reply'} ${row.id} by ${row.channel}`;
  // An automatic mail whose outcome nobody knew is sent again under the Message-ID that it had, and is the same mail.
  const isSame = row.automatic && row.channel === 'email';
  if (left > 1 && !isSame) verdict.doubled.push(`${what} left ${left} times (${row.state})`);
  if (row.state === 'unknown') {
    verdict.unknown[row.automatic ? 'receipts' : 'replies']++;
    verdict.unknown.left += left;
    if (!row.automatic && row.asked !== 1)
      verdict.wrong.push(`${what} is unknown and ${row.asked} people are asked`);
    return;
  }
  // Its sender died, and its claim has not run out yet.
  if (row.state === 'sending' && row.claimed) return;
  if (row.state === 'queued' || row.state === 'sending')
    return void verdict.stuck.push(`${what} is ${row.state}`);
  if (left === 0) verdict.lost.push(`${what} is ${row.state} and never left`);
  if (row.state === 'failed') verdict.wrong.push(`${what} failed`);
  if (row.running > 0) verdict.wrong.push(`${what} left and ${row.running} commitments it keeps still run`);
}

/** How often a message reached its provider; the other system counts a webhook-id once. */
function counted(outside: Outside): (row: DeliveryRow) => number {
  const mails = new Map<string, number>();
  for (const { mail } of outside.mail.messages) {
    const id = (mail.messageId ?? '').replaceAll(/[<>]/g, '');
    mails.set(id, (mails.get(id) ?? 0) + 1);
  }
  const texts = new Map<string, number>();
  for (const { body } of outside.twilio.messages) texts.set(body, (texts.get(body) ?? 0) + 1);
  return ({ id, channel, text, message_id }) => {
    if (channel === 'email') return mails.get(message_id ?? '') ?? 0;
    if (channel === 'sms') return texts.get(text) ?? 0;
    return outside.replies.times.has(id) ? 1 : 0;
  };
}

const DELIVERIES = `
  SELECT d.id, d.channel, d.state, c.text, c.message_id, c.automatic,
         d.state = 'sending' AND d.claimed_until > now() AS claimed,
         (SELECT count(*)::int FROM work_item w WHERE w.contact_id = c.id AND w.kind = 'delivery-unknown') AS asked,
         CASE WHEN c.automatic OR d.state NOT IN ('sent', 'delivered') THEN 0 ELSE
           (SELECT count(*)::int FROM commitment m WHERE m.enquiry_id = d.enquiry_id AND m.state = 'running'
              AND m.started_at <= d.sent_at
              AND NOT EXISTS (SELECT FROM enquiry_event l WHERE l.contact_id = m.contact_id AND l.type = 'contact-received'
                                AND l.position > (c.meaning->>'seenUpTo')::bigint)) END AS running
  FROM delivery d JOIN contact c ON c.id = d.contact_id`;
