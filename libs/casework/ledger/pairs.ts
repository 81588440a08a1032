import type { Commitment as Derived, Pack } from '@frontdoor/charter';
import type { Channel } from '@frontdoor/contracts';
import type { Commitment, LedgerEntry } from '@frontdoor/persistence';
import { sayStamp } from './stamp-words.js';

/** A commitment as the engine has it, and the contact that opened it. */
export interface Opened {
  derived: Derived;
  contactId: string;
  /** It opened with the receipt of that contact. */
  isReceipt: boolean;
}

type Entry = Pick<LedgerEntry, 'id' | 'type' | 'at' | 'contactId' | 'data' | 'recordedAt'>;

/**
 * Which contact opened each commitment. Two contacts may come in within one millisecond, and a reply may leave in the one
 * in which a contact comes in: so the entry must be one that its clock starts on, and each opens one.
 *
 * @param entries in order of time
 */
export function withOpeners(
  { id, pack, commitments }: { id: string; pack: Pack; commitments: readonly Derived[] },
  entries: readonly Entry[],
): Opened[] {
  const before = new Map<string, number>();
  return commitments.map((derived) => {
    const key = `${derived.clockId} ${derived.startedAt}`;
    const nth = before.get(key) ?? 0;
    before.set(key, nth + 1);
    const openers = openersOf(pack, derived, entries);
    const opener = openers[nth] ?? openers.at(-1);
    const isReceipt = opener?.type === 'contact-received';
    return {
      derived: isReceipt ? explained(pack, derived, opener) : derived,
      contactId: opener?.contactId ?? opener?.id ?? id,
      isReceipt,
    };
  });
}

/** With the line that says why it counts from another day than the one on which it was taken in. */
function explained(pack: Pack, derived: Derived, { at, recordedAt, data }: Entry): Derived {
  const stamp = sayStamp(pack, {
    channel: data['channel'] as Channel | undefined,
    at,
    takenInAt: recordedAt,
  });
  return stamp.length === 0 ? derived : { ...derived, explanation: [...stamp, ...derived.explanation] };
}

function openersOf(pack: Pack, { clockId, startedAt }: Derived, entries: readonly Entry[]): Entry[] {
  const then = entries.filter(({ at }) => at === startedAt);
  for (const start of [pack.clocks.get(clockId)?.starts, 'contact-received']) {
    const starting = then.filter(({ type }) => type === start);
    if (starting.length > 0) return starting;
  }
  return then;
}

/** How a stored commitment is known again, the surest first. */
const LIKENESSES: readonly ((row: Commitment, opened: Opened) => boolean)[] = [
  (row, { derived, contactId }) => row.startedAt === derived.startedAt && row.contactId === contactId,
  (row, { derived }) => row.startedAt === derived.startedAt,
  // The date of receipt of what opened it was corrected.
  (row, { contactId, isReceipt }) => isReceipt && row.contactId === contactId,
];

/**
 * Stored commitments with the engine's account of them, by clock, start and contact, else by clock and start alone, else
 * by clock and the contact whose receipt opened it.
 */
export function pairUp(
  stored: readonly Commitment[],
  opened: readonly Opened[],
): { pairs: ReadonlyMap<Commitment, Derived>; unstored: Opened[] } {
  const pairs = new Map<Commitment, Derived>();
  let unstored = [...opened];
  for (const isLike of LIKENESSES)
    unstored = unstored.filter((each) => {
      const row = stored.find(
        (one) => !pairs.has(one) && one.clockId === each.derived.clockId && isLike(one, each),
      );
      if (row) pairs.set(row, each.derived);
      return !row;
    });
  return { pairs, unstored };
}
