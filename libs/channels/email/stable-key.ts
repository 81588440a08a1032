import type { Intake } from '../core/index.js';
import { digest } from './arrivals.js';

/** Where a mail lies: `mailbox` names server, user and folder. */
interface MailPlace {
  mailbox: string;
  uidValidity: string;
  uid: number;
}

/** The key a mail was first taken under, and the place it was last seen at. */
interface Known {
  key: string;
  generation: string;
  uid: number;
}

const generationOf = (mailbox: string, uidValidity: string): string =>
  `${digest(mailbox).slice(0, 16)}/${uidValidity}`;

/** How the keys of all mails begin that were first seen in this mailbox under this UIDVALIDITY, and the UID of one of them. */
export const keysOf = (
  mailbox: string,
  uidValidity: string,
): { beginning: string; uidOf: (key: string) => number } => {
  const beginning = `imap:${generationOf(mailbox, uidValidity)}/`;
  return { beginning, uidOf: (key) => Number.parseInt(key.slice(beginning.length), 10) };
};

/**
 * The idempotency key of a mail in a mailbox: the place it was first seen at, and a piece of its digest in case a
 * server gives a place out twice. It stays the same when UIDVALIDITY changes or the mailbox moves to another
 * server, because for each digest of raw bytes the keys given so far are kept beside the cursors:
 *
 * - the same place again (a crash before the cursor moved): the same key;
 * - a place of another generation (mailbox and UIDVALIDITY) with the same bytes: the key of a mail not yet seen
 *   in this generation, so it is recognised;
 * - otherwise a new key: two copies lying side by side are two mails, however alike.
 *
 * It is kept before `receive` is called, so a crash at any point leads to the same key again: nothing is doubled,
 * and since every mail is offered to `receive`, nothing is lost.
 *
 * @param hash `digest` of its bytes; undefined where it has none
 */
export async function stableKey(
  intake: Pick<Intake, 'loadCursor' | 'saveCursor'>,
  entryPoint: string,
  { mailbox, uidValidity, uid }: MailPlace,
  hash: string | undefined,
): Promise<string> {
  const generation = generationOf(mailbox, uidValidity);
  // Nothing to know it again by.
  if (hash === undefined) return `imap:${generation}/${uid}`;
  const ledger = `imap-taken:${digest(entryPoint, hash)}`;
  const known = JSON.parse((await intake.loadCursor(ledger)) ?? '[]') as Known[];
  const here = known.find((one) => one.generation === generation && one.uid === uid);
  if (here) return here.key;
  const moved = known.find((one) => one.generation !== generation);
  const key = moved?.key ?? `imap:${generation}/${uid}/${hash.slice(0, 16)}`;
  const others = known.filter((one) => one !== moved);
  await intake.saveCursor(ledger, JSON.stringify([...others, { key, generation, uid }]));
  return key;
}
