import type { ImapFlow } from 'imapflow';
import { type AdapterContext, fromHub } from '../core/index.js';
import { mailboxName, type MailboxSettings } from './email.config.js';
import { sizesOf } from './mail-sizes.js';
import { MailTaker } from './mail-taker.js';
import { mailboxClient } from './mailbox-client.js';
import { begunOf, isOf, saveCursor, savedCursor } from './mailbox-cursor.js';
import { keysOf } from './stable-key.js';

const DAY_MS = 86_400_000;
/** Mails that one count fetches at most; what is more is left to the next. */
const MOST = 500;
const BATCH = 50;

/** How many mails were looked at, how many of them had been passed over and were taken in, and whether that was all. */
interface MailboxCounted {
  looked: number;
  taken: number;
  isWhole: boolean;
}

/**
 * Compares what has lain in a mailbox since an instant, as far as it was read, with what was taken in from there, by UID: a
 * mail is fetched only where no receipt names its place. In a mailbox that was numbered anew those are the ones that had
 * been taken in before; each of them is fetched once, and known again by `stableKey`.
 *
 * @param until when it stops fetching, whatever is left
 * @param failures as of `MailTaker`
 */
export async function countMailbox(
  settings: MailboxSettings,
  source: string,
  context: AdapterContext,
  { from, until }: { from: number; until: number },
  failures: Map<string, number>,
): Promise<MailboxCounted> {
  const client = mailboxClient(settings);
  try {
    await client.connect();
    const state = await client.mailboxOpen(settings.folder, { readOnly: true });
    const { intake, clock } = context;
    const read = await fromHub(() => savedCursor(intake, source));
    // It is about to be read from its beginning.
    if (!read || !isOf(read, state)) return { looked: 0, taken: 0, isWhole: true };
    const begun = await fromHub(() => savedCursor(intake, begunOf(source)));
    if (!begun && settings.startAt === 'now') {
      await fromHub(() => saveCursor(intake, begunOf(source), read));
      return { looked: 0, taken: 0, isWhole: true };
    }
    const first = begun && isOf(begun, state) ? begun.uid + 1 : 1;
    // A day more: the server has days of its own, and a mail may be dated a little before it was taken in.
    const uids = await lyingThere(client, first, read.uid, from - DAY_MS);
    const { beginning, uidOf } = keysOf(mailboxName(settings), read.uidValidity);
    const keys = await fromHub(() =>
      intake.keysTaken('email', settings.entryPoint, beginning, from - 2 * DAY_MS),
    );
    const known = new Set(keys.map(uidOf));
    const seen = await SeenAgain.of(context, source, read.uidValidity, uids);
    const unknown = uids.filter((uid) => !known.has(uid) && !seen.has(uid));
    const taker = new MailTaker(client, settings, intake, read.uidValidity, failures);
    let taken = 0;
    for (let at = 0; at < unknown.length; at += BATCH) {
      if (at >= MOST || clock.now() > until) return { looked: uids.length, taken, isWhole: false };
      const batch = unknown.slice(at, at + BATCH);
      const sizeOf = await sizesOf(client, batch);
      try {
        for (const uid of batch) {
          const size = sizeOf(uid);
          if (size === undefined) continue;
          const outcome = await taker.take(uid, size);
          if (outcome === 'new') taken += 1;
          if (outcome === 'known') seen.add(uid);
        }
      } finally {
        await seen.save();
      }
    }
    return { looked: uids.length, taken, isWhole: true };
  } finally {
    client.close();
  }
}

async function lyingThere(client: ImapFlow, first: number, last: number, since: number): Promise<number[]> {
  if (first > last) return [];
  const found = await client.search({ uid: `${first}:${last}`, since: new Date(since) }, { uid: true });
  if (!Array.isArray(found)) throw new Error('The search failed');
  return found.filter((uid) => uid >= first && uid <= last).toSorted((a, b) => a - b);
}

/** Mails of a mailbox that were fetched by a count and had been taken in under another place. */
class SeenAgain {
  private constructor(
    private readonly context: AdapterContext,
    private readonly name: string,
    private readonly uidValidity: string,
    private readonly uids: Set<number>,
  ) {}

  /** Those that are still among `lying`. */
  static async of(
    context: AdapterContext,
    source: string,
    uidValidity: string,
    lying: readonly number[],
  ): Promise<SeenAgain> {
    const name = `imap-counted:${source}`;
    const [of, list = ''] = ((await fromHub(() => context.intake.loadCursor(name))) ?? '').split(':');
    const kept = new Set(of === uidValidity ? list.split(',').map(Number) : []);
    return new SeenAgain(context, name, uidValidity, new Set(lying.filter((uid) => kept.has(uid))));
  }

  has(uid: number): boolean {
    return this.uids.has(uid);
  }

  add(uid: number): void {
    this.uids.add(uid);
  }

  async save(): Promise<void> {
    const { context, name, uidValidity, uids } = this;
    await fromHub(() => context.intake.saveCursor(name, `${uidValidity}:${[...uids].join(',')}`));
  }
}
