import type { Commitment, Lifecycle } from '@frontdoor/charter';
import type { LedgerEntry } from '@frontdoor/persistence';

type Entry = Pick<LedgerEntry, 'id' | 'type' | 'at' | 'data' | 'contactId' | 'position'>;

/** What the entry of a joining carries: all that came along with it. */
export interface Joined {
  enquiryId: string;
  reference: string;
  entryIds: readonly string[];
  contactIds: readonly string[];
  /** The enquiry was made for them: what they are about is another matter. */
  isSplit?: boolean;
}

/** What one enquiry was before it joined another, and what was done for both since. */
export interface Strand<E extends Entry = LedgerEntry> {
  /** In order of time. */
  entries: E[];
  /** Epoch milliseconds; undefined for the enquiry itself. */
  joinedAt: number | undefined;
}

/** What tells of one contact alone: when it came in, and what its sender or its stamp changed. */
const OF_A_CONTACT: readonly string[] = ['contact-received', 'contact-changed', 'receipt-corrected'];

/**
 * The ledger of an enquiry that others joined, as as many ledgers: what was done for one of them before answers no promise
 * of the other and does not have it wait. What is done after the joining counts for all, but for what its author did before
 * they could know of it. The enquiry itself comes first.
 *
 * @param entries those that count, in order of time
 */
export function strandsOf<E extends Entry>(entries: readonly E[], joinedAt?: number): Strand<E>[] {
  const joins = entries.filter(({ type }) => type === 'joined');
  if (joins.length === 0) return [{ entries: [...entries], joinedAt }];
  // The first joining at which something came: what had joined that enquiry before is found in its own strand.
  const outer = joins.filter(({ id }) => !joins.some(({ data }) => came(data).entryIds.includes(id)));
  const strandOf = (entry: E): E | undefined => {
    const isOf = (join: E): boolean => came(join.data).entryIds.includes(entry.id);
    return outer.find(isOf) ?? outer.find((join) => isAbout(entry, came(join.data).contactIds));
  };
  const own = entries.filter((entry) => strandOf(entry) === undefined);
  return [
    { entries: own, joinedAt },
    ...outer.flatMap((join) => {
      const its = entries.filter(
        (entry) => strandOf(entry) === join || (entry !== join && isForBoth(entry, join, own)),
      );
      return strandsOf(its, join.at);
    }),
  ];
}

const came = (data: LedgerEntry['data']): Joined => data as unknown as Joined;

/** What happened to a contact since it came along, and messages that were on their way then, are of its own enquiry. */
const isAbout = ({ type, contactId }: Entry, contactIds: readonly string[]): boolean =>
  type !== 'joined' && contactId !== null && contactIds.includes(contactId);

function isForBoth<E extends Entry>(entry: E, join: E, own: readonly E[]): boolean {
  if (!own.includes(entry) || OF_A_CONTACT.includes(entry.type) || entry.type === 'joined') return false;
  if (BigInt(entry.position) < BigInt(join.position)) return false;
  const seenUpTo = entry.data['seenUpTo'] as string | undefined;
  return seenUpTo === undefined || BigInt(seenUpTo) >= BigInt(join.position);
}

/**
 * The promises of all strands. One that an enquiry gives once is kept once: where two of it ran when they were joined, the
 * one that is due first goes on. Each contact is answered for itself, as one that comes to an enquiry later is.
 */
export function together(results: readonly { result: Lifecycle; joinedAt: number | undefined }[]): Lifecycle {
  const commitments: Commitment[] = [];
  for (const { result, joinedAt } of results)
    for (const each of result.commitments) {
      // What was done for both opened a promise of its own for each: it is one.
      if (
        joinedAt !== undefined &&
        each.startedAt >= joinedAt &&
        commitments.some((one) => isSame(one, each))
      )
        continue;
      const twin = joinedAt === undefined ? -1 : commitments.findIndex((one) => isTwin(one, each, joinedAt));
      const other = commitments[twin];
      if (!other) commitments.push(each);
      else if (other.dueAt <= each.dueAt) commitments.push(withdrawn(each, joinedAt!));
      else {
        commitments[twin] = withdrawn(other, joinedAt!);
        commitments.push(each);
      }
    }
  return { commitments, refusals: results.flatMap(({ result }) => result.refusals) };
}

const isSame = (one: Commitment, other: Commitment): boolean =>
  one.clockId === other.clockId && one.startedAt === other.startedAt;

const isTwin = (one: Commitment, other: Commitment, joinedAt: number): boolean =>
  other.per === 'enquiry' &&
  one.clockId === other.clockId &&
  [one, other].every((each) => ranAt(each, joinedAt));

const ranAt = ({ startedAt, endedAt }: Commitment, at: number): boolean =>
  startedAt <= at && (endedAt ?? Infinity) >= at;

const withdrawn = (commitment: Commitment, at: number): Commitment => ({
  ...commitment,
  state: 'withdrawn',
  endedAt: at,
  taken: undefined,
  explanation: [
    ...commitment.explanation,
    'Withdrawn: the enquiry was joined with another that promised the same, due no later.',
  ],
});
