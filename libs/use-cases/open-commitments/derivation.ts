import { type Commitment as Derived, type Lifecycle, type Pack, recompute } from '@frontdoor/charter';
import type { Channel } from '@frontdoor/contracts';
import type { Commitment, Enquiry, EnquiryEvent, Service } from '@frontdoor/persistence';
import { newRow } from './new-row.js';
import { type Change, differs, reconcile } from './reconcile.js';
import { type Sentence, tellChange } from './sentences.js';

type Row<T> = { [K in keyof T]?: T[K] };

interface Case {
  enquiry: Enquiry;
  service: Service;
  /** Those that count, in order of time. */
  entries: readonly EnquiryEvent[];
  stored: readonly Commitment[];
  pack: Pack;
  /** The pack by which stale rows were counted. */
  before: Pack | undefined;
  result: Lifecycle;
}

/** Everything to be written so that stored commitments say what the engine says, gathered over many enquiries. */
export class Derivation {
  readonly inserts: Row<Commitment>[] = [];
  readonly updates: (Change & { id: string; revision: number })[] = [];
  readonly enquiries: (Row<Enquiry> & { id: string })[] = [];
  readonly notes: (Sentence & { enquiryId: string })[] = [];
  /** Enquiry → organisation, where anything changed. */
  readonly touched = new Map<string, string>();
  readonly settled: { promise: string; state: string }[] = [];

  constructor(
    readonly now: number,
    private readonly newId: () => string,
  ) {}

  add(given: Case): void {
    const { stored, result } = given;
    const matched = new Set<Commitment>();
    for (const derived of result.commitments) {
      const rows = stored.filter(
        (row) => row.clockId === derived.clockId && row.startedAt === derived.startedAt,
      );
      for (const row of rows) {
        matched.add(row);
        this.change(given, row, derived);
      }
      if (rows.length === 0) this.open(given, derived);
    }
    for (const row of stored) if (!matched.has(row)) this.unopen(given, row);
  }

  /** What the enquiry is now, where that differs. */
  stand(
    enquiry: Enquiry,
    now: Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'waitingSince'>,
  ): void {
    const same = Object.entries(now).every(([name, value]) => enquiry[name as keyof Enquiry] === value);
    if (same) return;
    this.enquiries.push({ id: enquiry.id, ...now });
    this.touched.set(enquiry.id, enquiry.organisationId);
  }

  private open({ enquiry, service, entries, pack }: Case, derived: Derived): void {
    const opener = entries.find(({ at }) => at === derived.startedAt);
    const received = entries.findLast(
      ({ type, at }) => type === 'contact-received' && at <= derived.startedAt,
    );
    const row = newRow(pack, derived, {
      id: this.newId(),
      organisationId: enquiry.organisationId,
      enquiryId: enquiry.id,
      contactId: opener?.contactId ?? opener?.id ?? enquiry.id,
      service,
      channel: (received?.data.channel as Channel | undefined) ?? 'web',
      kind: enquiry.kind,
    }) as Commitment;
    const fresh: Commitment = { ...row, alarms: 0, extensions: [], moves: [], settledAt: null, taken: null };
    const change = reconcile(fresh, derived, { now: this.now, lateNews: true });
    this.inserts.push({ ...fresh, ...change });
    this.tell(enquiry, pack, fresh, change);
  }

  private change({ enquiry, pack, entries, before }: Case, row: Commitment, derived: Derived): void {
    const change = reconcile(row, derived, {
      now: this.now,
      because: row.staleFrom === null || !before ? undefined : reasons(before, pack, derived),
      lateNews: entries.some(({ at, recordedAt }) => at <= row.dueAt && recordedAt > row.dueAt),
    });
    this.update(enquiry, pack, row, change);
  }

  /** What opened it was taken back. */
  private unopen({ enquiry, pack }: Case, row: Commitment): void {
    if (row.state === 'withdrawn') return;
    const explanation = [...row.explanation, 'Withdrawn: what opened it was taken back.'];
    this.update(enquiry, pack, row, {
      ...{
        state: 'withdrawn',
        settledAt: this.now,
        taken: null,
        explanation,
        nextAlarmAt: null,
        staleFrom: null,
      },
      ...{
        dueAt: row.dueAt,
        atRiskAt: row.atRiskAt,
        extensions: row.extensions,
        moves: row.moves,
        alarms: row.alarms,
      },
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

/** Why the calendars now give another due time. A date agreed with the customer does not move. */
function reasons(before: Pack, after: Pack, derived: Derived): string[] {
  if (derived.extensions.length > 0) return [];
  const { clockId, countedFrom, pauses } = derived;
  return recompute(before, after, { clockId, countedFrom, pauses })?.because ?? [];
}
