import type { Intake } from '../core/index.js';

/** How far a mailbox is read: UIDs up to `uid` within one UIDVALIDITY (RFC 9051, section 2.3.1.1). */
export interface MailboxCursor {
  uidValidity: string;
  uid: number;
}

/** What the server says of the mailbox when it is opened. */
interface MailboxState {
  uidValidity: bigint;
  /** 0 or absent where the server does not say, against RFC 9051. */
  uidNext?: number;
}

/**
 * Where to read on. A new UIDVALIDITY means that all UIDs have been given out anew, so reading begins at 0; so
 * does a UIDNEXT that has fallen below what was read, which a server that forgets to change UIDVALIDITY shows.
 * What was taken before is recognised by `stableKey`.
 */
export async function cursorFor(
  intake: Intake,
  source: string,
  state: MailboxState,
  startAt: 'beginning' | 'now',
): Promise<MailboxCursor> {
  const uidValidity = String(state.uidValidity);
  const saved = await savedCursor(intake, source);
  if (!saved) {
    const cursor = { uidValidity, uid: startAt === 'now' ? (state.uidNext || 1) - 1 : 0 };
    if (startAt === 'now') {
      await saveCursor(intake, begunOf(source), cursor);
      await saveCursor(intake, source, cursor);
    }
    return cursor;
  }
  return { uidValidity, uid: isOf(saved, state) ? saved.uid : 0 };
}

/** Name of the place behind which reading began, where it did not at the beginning. */
export const begunOf = (source: string): string => `imap-begun:${source}`;

/** Whether the UIDs of the mailbox are still those of the cursor. */
export const isOf = ({ uidValidity, uid }: MailboxCursor, state: MailboxState): boolean =>
  uidValidity === String(state.uidValidity) && uid < (state.uidNext || Infinity);

/** A place as it was kept. */
export async function savedCursor(
  intake: Pick<Intake, 'loadCursor'>,
  source: string,
): Promise<MailboxCursor | undefined> {
  const saved = /^(\d+):(\d+)$/.exec((await intake.loadCursor(source)) ?? '');
  return saved ? { uidValidity: saved[1]!, uid: Number(saved[2]) } : undefined;
}

export const saveCursor = (
  intake: Intake,
  source: string,
  { uidValidity, uid }: MailboxCursor,
): Promise<void> => intake.saveCursor(source, `${uidValidity}:${uid}`);
