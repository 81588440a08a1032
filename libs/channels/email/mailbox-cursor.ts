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
  const saved = /^(\d+):(\d+)$/.exec((await intake.loadCursor(source)) ?? '');
  if (!saved) {
    const cursor = { uidValidity, uid: startAt === 'now' ? (state.uidNext || 1) - 1 : 0 };
    if (startAt === 'now') await saveCursor(intake, source, cursor);
    return cursor;
  }
  const uid = Number(saved[2]);
  const continues = saved[1] === uidValidity && uid < (state.uidNext || Infinity);
  return { uidValidity, uid: continues ? uid : 0 };
}

export const saveCursor = (
  intake: Intake,
  source: string,
  { uidValidity, uid }: MailboxCursor,
): Promise<void> => intake.saveCursor(source, `${uidValidity}:${uid}`);
