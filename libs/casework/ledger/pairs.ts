import type { Commitment as Derived, Pack } from '@frontdoor/charter';
import type { Commitment, LedgerEntry } from '@frontdoor/persistence';

/** A commitment as the engine has it, and the contact that opened it. */
export interface Opened {
  derived: Derived;
  contactId: string;
}

type Entry = Pick<LedgerEntry, 'id' | 'type' | 'at' | 'contactId'>;

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
    return { derived, contactId: opener?.contactId ?? opener?.id ?? id };
  });
}

function openersOf(pack: Pack, { clockId, startedAt }: Derived, entries: readonly Entry[]): Entry[] {
  const then = entries.filter(({ at }) => at === startedAt);
  for (const start of [pack.clocks.get(clockId)?.starts, 'contact-received']) {
    const starting = then.filter(({ type }) => type === start);
    if (starting.length > 0) return starting;
  }
  return then;
}

/** Stored commitments with the engine's account of them, by clock, start and contact, else by clock and start alone. */
export function pairUp(
  stored: readonly Commitment[],
  opened: readonly Opened[],
): { pairs: ReadonlyMap<Commitment, Derived>; unstored: Opened[] } {
  const pairs = new Map<Commitment, Derived>();
  let unstored = [...opened];
  for (const sameContact of [true, false])
    unstored = unstored.filter(({ derived, contactId }) => {
      const row = stored.find(
        (each) =>
          !pairs.has(each) &&
          each.clockId === derived.clockId &&
          each.startedAt === derived.startedAt &&
          (!sameContact || each.contactId === contactId),
      );
      if (row) pairs.set(row, derived);
      return !row;
    });
  return { pairs, unstored };
}
