import { type Commitment as Derived, type Lifecycle, type Pack, recompute } from '@frontdoor/charter';
import { type Channel, formChannel } from '@frontdoor/contracts';
import type { Commitment, Enquiry, LedgerEntry, Service } from '@frontdoor/persistence';
import { newRow } from './new-row.js';
import { type Opened, pairUp, withOpeners } from './pairs.js';
import { type Change, differs, isDecided, reconcile } from './reconcile.js';
import { type Sentence, tellChange } from './sentences.js';

type Row<T> = { [K in keyof T]?: T[K] };

/** The commitments of an enquiry by the calendars of one revision. */
export interface Reading {
  pack: Pack;
  result: Lifecycle;
  /** The revision. */
  countedBy: string;
}

interface DerivationInput {
  enquiry: Enquiry;
  service: Service;
  /** Those that count, in order of time. */
  entries: readonly LedgerEntry[];
  stored: readonly Commitment[];
  /** By the calendars as they are. */
  current: Reading;
  /** By those of earlier revisions that stored rows were counted by. */
  earlier: ReadonlyMap<string, Reading>;
}

/** Everything to be written so that stored commitments say what the engine says, gathered over many enquiries. */
export class Derivation {
  readonly inserts: Row<Commitment>[] = [];
  readonly updates: (Change & { id: string; revision: number })[] = [];
  readonly enquiries: (Row<Enquiry> & { id: string })[] = [];
  readonly notes: (Sentence & { enquiryId: string })[] = [];
  /** Enquiry → organisation, where anything changed. */
  readonly touched = new Map<string, string>();
  /** Went to a further stage. */
  readonly escalated: string[] = [];
  readonly settled: { promise: string; state: string }[] = [];

  constructor(
    readonly now: number,
    private readonly newId: () => string,
  ) {}

  add(given: DerivationInput): void {
    const { stored, current } = given;
    const { pairs, unstored } = paired(given, current);
    for (const opened of unstored) this.open(given, opened);
    for (const row of stored) this.change(given, row, pairs.get(row));
  }

  /** What the enquiry is now, where that differs. */
  updateEnquiry(
    enquiry: Enquiry,
    now: Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'waitingSince'>,
  ): void {
    const same = Object.entries(now).every(([name, value]) => enquiry[name as keyof Enquiry] === value);
    if (same) return;
    if (now.stage > enquiry.stage) this.escalated.push(enquiry.id);
    this.enquiries.push({ id: enquiry.id, ...now });
    this.touched.set(enquiry.id, enquiry.organisationId);
  }

  private open(
    { enquiry, service, entries, current: { pack, countedBy } }: DerivationInput,
    { derived, contactId }: Opened,
  ): void {
    const received = entries.findLast(
      ({ type, at }) => type === 'contact-received' && at <= derived.startedAt,
    );
    const row = newRow(pack, derived, {
      id: this.newId(),
      organisationId: enquiry.organisationId,
      enquiryId: enquiry.id,
      contactId,
      service,
      channel: (received?.data.channel as Channel | undefined) ?? formChannel,
      kind: enquiry.kind,
      countedBy,
    }) as Commitment;
    const fresh: Commitment = { ...row, alarms: 0, extensions: [], moves: [], settledAt: null, taken: null };
    const change = reconcile(fresh, derived, { now: this.now, countedBy });
    this.inserts.push({ ...fresh, ...change });
    this.tell(enquiry, pack, fresh, change);
  }

  /** A row that is decided stays counted by the calendars it was decided by, unless its ledger opens it again. */
  private change(given: DerivationInput, row: Commitment, derived: Derived | undefined): void {
    const { enquiry, current, earlier } = given;
    const { now } = this;
    const own = earlier.get(row.countedBy) ?? current;
    const decided = isDecided(row) && paired(given, own).pairs.get(row);
    if (decided && isDecided(decided))
      return this.update(enquiry, own.pack, row, reconcile(row, decided, { now, countedBy: own.countedBy }));
    if (!derived) return this.withdraw(given, row);
    const because = own === current ? [] : reasons(own.pack, current.pack, derived);
    const { pack, countedBy } = current;
    this.update(enquiry, pack, row, reconcile(row, derived, { now, countedBy, because }));
  }

  /** What opened it was taken back. */
  private withdraw({ enquiry, current: { pack } }: DerivationInput, row: Commitment): void {
    if (row.state === 'withdrawn') return;
    const explanation = [...row.explanation, 'Withdrawn: what opened it was taken back.'];
    const { startedAt, firstDueAt, dueAt, atRiskAt, extensions, moves, alarms, unit, countedBy } = row;
    this.update(enquiry, pack, row, {
      ...{ startedAt, firstDueAt, dueAt, atRiskAt, extensions, moves, alarms, unit, countedBy, explanation },
      ...{ state: 'withdrawn', settledAt: this.now, taken: null, nextAlarmAt: null, stale: false },
    });
  }

  private update(enquiry: Enquiry, pack: Pack, row: Commitment, change: Change): void {
    if (!differs(row, change)) return;
    this.updates.push({ id: row.id, ...change, revision: row.revision + 1 });
    this.tell(enquiry, pack, row, change);
  }

  private tell(enquiry: Enquiry, pack: Pack, row: Commitment, change: Change): void {
    this.touched.set(enquiry.id, enquiry.organisationId);
    const sentence = tellChange(pack, row, row, change);
    if (sentence) this.notes.push({ enquiryId: enquiry.id, ...sentence });
    if (row.state !== change.state || row.settledAt !== change.settledAt) {
      const late = change.state === 'missed' && change.settledAt !== null;
      if (change.state !== 'running' && change.state !== 'paused')
        this.settled.push({ promise: row.promiseId, state: late ? 'late' : change.state });
    }
  }
}

/** Stored commitments with the account of a reading. */
const paired = (
  { enquiry: { id }, entries, stored }: DerivationInput,
  { pack, result: { commitments } }: Reading,
): ReturnType<typeof pairUp> => pairUp(stored, withOpeners({ id, pack, commitments }, entries));

/** Why the calendars now give another due time. A date agreed with the customer does not move. */
function reasons(before: Pack, after: Pack, derived: Derived): string[] {
  if (derived.extensions.length > 0) return [];
  const { clockId, countedFrom, pauses } = derived;
  return recompute(before, after, { clockId, countedFrom, pauses })?.because ?? [];
}
