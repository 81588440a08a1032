import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '@frontdoor/contracts';
import type { DataSource } from '@frontdoor/persistence';
import { type SignedDoor, sendContact } from '../bad-input/send.js';
import type { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';

export interface Written {
  id: string;
  enquiryId: string;
  to: string;
}

/** As many customers write, each by the API; resolves with their enquiries once all are routed. */
export async function manyWrite(door: SignedDoor, database: DataSource, count: number): Promise<Written[]> {
  const written: { id: string; to: string }[] = [];
  for (let n = 0; n < count; n++) {
    const to = `resident-${randomUUID()}@customer.example`;
    const answer = await sendContact(door, { customer: { email: to }, text: `Number ${n}` });
    if (answer.status !== 202) throw new Error(`A contact was answered ${answer.status}: ${answer.text}`);
    written.push({ to, id: (answer.json as { contactId: string }).contactId });
  }
  return eventually(
    'every contact routed',
    async () => {
      const rows = await database.query<{ id: string; enquiry_id: string }[]>(
        `SELECT id, enquiry_id FROM contact WHERE id = ANY($1)`,
        [written.map(({ id }) => id)],
      );
      const enquiries = new Map(rows.map((row) => [row.id, row.enquiry_id]));
      return (
        rows.length === count && written.map((each) => ({ ...each, enquiryId: enquiries.get(each.id)! }))
      );
    },
    60_000,
  );
}

export interface Outcome {
  requestId: string;
  enquiryId: string;
  status: number;
  code: string | undefined;
  retryAfter: number;
  ms: number;
}

/** The agents answer all of them in turn, at the same moment. The same ids again ask for the same replies again. */
export function replyToAll(
  agents: readonly ConsoleClient[],
  written: readonly Written[],
): Promise<Outcome[]> {
  return Promise.all(
    written.map(async ({ id: requestId, enquiryId, to }, n) => {
      const agent = agents[n % agents.length]!;
      const started = performance.now();
      const body = { text: 'It is done.', channel: 'email', to, requestId: replyIdOf(requestId) };
      const response = await agent.request(api.sendReply, { params: { id: enquiryId }, body });
      const text = await response.text();
      const { error } = (text ? JSON.parse(text) : {}) as { error?: { code: string } };
      return {
        requestId: body.requestId,
        enquiryId,
        status: response.status,
        code: error?.code,
        retryAfter: Number(response.headers.get('retry-after') ?? 0),
        ms: performance.now() - started,
      };
    }),
  );
}

/** Made of the id of the contact, so that a second try is the same reply. */
const replyIdOf = (contactId: string): string =>
  `${contactId.slice(0, -1)}${contactId.endsWith('0') ? 1 : 0}`;

/** Asks again and again whether the hub is ready, until told to stop; then gives the answers, status 0 for none. */
export function watchReadiness(url: string): { stop(): Promise<{ status: number; ms: number }[]> } {
  const over = new AbortController();
  const answers: { status: number; ms: number }[] = [];
  const watching = (async () => {
    while (!over.signal.aborted) {
      const started = performance.now();
      const status = await fetch(`${url}/ready`).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      answers.push({ status, ms: performance.now() - started });
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await watching;
      return answers;
    },
  };
}

/** Replies by their ids as the database has them. */
export async function repliesIn(database: DataSource, ids: readonly string[]): Promise<Set<string>> {
  const rows = await database.query<{ id: string }[]>(
    `SELECT c.id FROM contact c JOIN delivery d ON d.contact_id = c.id WHERE c.id = ANY($1) AND c.direction = 'out'`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
