import { Injectable } from '@nestjs/common';
import { type EnquiryEvent as Event, type Lifecycle, lifecycle, sayAt } from '@frontdoor/charter';
import { sayExclusion } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  bulkUpdate,
  Commitment,
  Enquiry,
  excludeWhoDecided,
  LedgerEntry,
  type EntityManager,
  In,
  IsNull,
  Not,
  Service,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { type NewLiveEvent, LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';
import { Charters } from '../charters/index.js';
import { Ranking } from '../ranking/index.js';
import { asReceived } from './as-received.js';
import { Derivation, type Reading } from './derivation.js';
import { type Foreseen, foreseen, lengthened } from './foreseen.js';
import { matterOf, toEvents } from './ledger-facts.js';
import { refusalsOf } from './refusals.js';
import { type Strand, strandsOf, together } from './strands.js';
import { updateUrgency } from './urgency.js';

/** What the charter knows nothing of. */
type OwnEntry =
  'contact-changed' | 'moved' | 'receipt-corrected' | 'visitor-called' | 'visit-ended' | 'joined';

/** Something that happened to an enquiry. */
export interface NewLedgerEntry {
  enquiryId: string;
  organisationId: string;
  type: Event['type'] | OwnEntry;
  at: number;
  /** What the event carries besides, as the engine reads it. */
  data?: Record<string, unknown>;
  /** The contact that proves it. */
  contactId?: string;
  byId?: string;
}

/**
 * What happened to enquiries, and the commitments that follow from it. Entries are added or taken back, never changed;
 * the commitments are what the engine makes of them, so that doing it again gives the same.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly charters: Charters,
    private readonly live: LiveEvents,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
    private readonly ranking: Ranking,
  ) {}

  /** Writes entries down and brings the commitments of their enquiries up to date. */
  async record(manager: EntityManager, entries: readonly NewLedgerEntry[]): Promise<void> {
    const written = await this.write(manager, entries);
    await this.derive(manager, [...new Set(entries.map((each) => each.enquiryId))], { news: written });
  }

  /** Writes entries down only; whoever does so has opened the commitments itself, or derives them after. */
  async write(manager: EntityManager, entries: readonly NewLedgerEntry[]): Promise<Set<string>> {
    const recordedAt = this.clock.now();
    const rows = entries.map(({ data = {}, contactId = null, byId = null, ...entry }) => ({
      ...entry,
      id: this.ids.uuid(),
      data,
      contactId,
      byId,
      recordedAt,
    }));
    await bulkInsert(manager, LedgerEntry, rows);
    return new Set(rows.map(({ id }) => id));
  }

  /** What a contact meant no longer counts: it turned out not to have arrived. Returns whether there was anything. */
  async takeBackContact(manager: EntityManager, contactId: string, reason: string): Promise<boolean> {
    const entries = await manager.findBy(LedgerEntry, { contactId, takenBackAt: IsNull() });
    return this.takeBack(
      manager,
      entries.filter(({ type }) => type !== 'contact-received'),
      null,
      reason,
    );
  }

  async takeBack(
    manager: EntityManager,
    entries: readonly LedgerEntry[],
    byId: string | null,
    reason: string,
  ): Promise<boolean> {
    if (entries.length === 0) return false;
    await manager.update(
      LedgerEntry,
      { id: In(entries.map(({ id }) => id)) },
      { takenBackAt: this.clock.now(), takenBackBy: byId, takenBackReason: reason },
    );
    await this.derive(manager, [...new Set(entries.map(({ enquiryId }) => enquiryId))]);
    return true;
  }

  /** Works out the commitments of enquiries from their ledgers and the calendars as they are. */
  async derive(
    manager: EntityManager,
    enquiryIds: readonly string[],
    { news = new Set() }: { news?: ReadonlySet<string> } = {},
  ): Promise<void> {
    await this.charters.lockCalendars(manager);
    const enquiries = await manager.find(Enquiry, {
      where: { id: In([...enquiryIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    const entries = await this.entriesOf(manager, enquiryIds);
    const rows = await manager.find(Commitment, {
      where: { enquiryId: In([...enquiryIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const derivation = await this.workOut(manager, { enquiries, entries, rows }, news);
    await this.save(manager, enquiryIds, derivation);
  }

  /**
   * What the promises of an enquiry would be with one more entry: worked out as `derive` does, and written nowhere.
   *
   * @param entry undefined for what has no entry of its own
   */
  async foresee(
    manager: EntityManager,
    enquiry: Enquiry,
    entry: NewLedgerEntry | undefined,
  ): Promise<Foreseen[]> {
    await this.charters.refresh(manager);
    const entries = await this.entriesOf(manager, [enquiry.id]);
    const rows = await manager.find(Commitment, {
      where: { enquiryId: enquiry.id },
      order: { dueAt: 'ASC' },
    });
    const given = { enquiries: [enquiry], entries: entry ? [...entries, toRow(entry)] : entries, rows };
    return foreseen(rows, await this.workOut(manager, given));
  }

  /**
   * Nobody has a customer wait longer than was promised without having looked.
   *
   * @param entry undefined for what has no entry of its own
   * @throws FrontdoorError `promise-lengthened` where an answer would come later with one more entry
   */
  async refuseLater(
    manager: EntityManager,
    enquiry: Enquiry,
    entry: NewLedgerEntry | undefined,
  ): Promise<void> {
    const later = lengthened(await this.foresee(manager, enquiry, entry));
    if (later) throw await this.promiseLengthened(manager, enquiry, later);
  }

  /** The error that says so, in the time of the charter. */
  async promiseLengthened(
    manager: EntityManager,
    enquiry: Enquiry,
    later: { from: number; to: number | null },
  ): Promise<FrontdoorError> {
    const pack = await this.charters.pinned(manager, enquiry);
    return new FrontdoorError('promise-lengthened', {
      from: sayAt(pack, later.from),
      to: later.to === null ? 'none' : sayAt(pack, later.to),
    });
  }

  private entriesOf(manager: EntityManager, enquiryIds: readonly string[]): Promise<LedgerEntry[]> {
    return manager.find(LedgerEntry, {
      where: { enquiryId: In([...enquiryIds]), type: Not('contact-changed'), takenBackAt: IsNull() },
      order: { at: 'ASC', position: 'ASC' },
    });
  }

  private async workOut(
    manager: EntityManager,
    { enquiries, entries, rows }: { enquiries: Enquiry[]; entries: LedgerEntry[]; rows: Commitment[] },
    news: ReadonlySet<string> = new Set(),
  ): Promise<Derivation> {
    const now = this.clock.now();
    const services = await manager.findBy(Service, { id: In(enquiries.map(({ serviceId }) => serviceId)) });
    const derivation = new Derivation(now, () => this.ids.uuid());
    for (const enquiry of enquiries) {
      const all = entries.filter(({ enquiryId }) => enquiryId === enquiry.id);
      const strands = strandsOf(all).map((strand) => ({
        ...strand,
        events: toEvents(asReceived(strand.entries)),
      }));
      const stored = rows.filter(({ enquiryId }) => enquiryId === enquiry.id);
      const readings = await this.read(manager, enquiry, strands, stored, now);
      const service = services.find(({ id }) => id === enquiry.serviceId)!;
      derivation.add({ enquiry, service, entries: asReceived(all), stored, ...readings });
      derivation.notes.push(...this.refused(enquiry, all, news, readings.current.result));
      derivation.updateEnquiry(enquiry, matterOf(enquiry, strands[0]!.events));
    }
    return derivation;
  }

  /** The engine's account, by the calendars as they are and by each revision that stored rows were counted by. */
  private async read(
    manager: EntityManager,
    enquiry: Enquiry,
    strands: readonly (Strand & { events: readonly Event[] })[],
    stored: readonly Commitment[],
    now: number,
  ): Promise<{ current: Reading; earlier: Map<string, Reading> }> {
    // The clock of another computer may be a little ahead of this one.
    const until = Math.max(now, ...strands.flatMap(({ events }) => events.map(({ at }) => at)));
    const by = async (countedBy: string): Promise<Reading> => {
      const pack = await this.charters.pinned(manager, enquiry, countedBy);
      const results = strands.map(({ events, joinedAt }) => ({
        result: lifecycle(pack, events, until),
        joinedAt,
      }));
      return { pack, countedBy, result: together(results) };
    };
    const current = await by(this.charters.revision);
    const earlier = new Map<string, Reading>();
    for (const revision of new Set(stored.map(({ countedBy }) => countedBy)))
      if (revision !== current.countedBy) earlier.set(revision, await by(revision));
    return { current, earlier };
  }

  private async save(
    manager: EntityManager,
    enquiryIds: readonly string[],
    derivation: Derivation,
  ): Promise<void> {
    const { inserts, updates, enquiries, notes, settled } = derivation;
    await bulkInsert(manager, Commitment, inserts);
    await bulkUpdate(manager, Commitment, updates);
    await bulkUpdate(manager, Enquiry, enquiries);
    await this.timeline.events(manager, notes);
    for (const enquiryId of derivation.escalated) await this.keepDecidersApart(manager, enquiryId);
    const touched = [...derivation.touched];
    await updateUrgency(manager, enquiryIds, { charters: this.charters, ranking: this.ranking });
    await this.live.append(
      manager,
      touched.flatMap(([subjectId, organisationId]): NewLiveEvent[] => [
        { organisationId, topic: 'enquiry', subjectId },
        { organisationId, topic: 'queue', subjectId },
      ]),
    );
    for (const each of settled) this.metrics.commitmentsSettled.inc(each);
  }

  /** Whoever decided an earlier stage does not decide the next. */
  private async keepDecidersApart(manager: EntityManager, enquiryId: string): Promise<void> {
    const found = await excludeWhoDecided(manager, { enquiryId, now: this.clock.now() });
    await this.timeline.events(
      manager,
      found.map(({ name }) => ({
        enquiryId,
        text: `${name} must not deal with it from now on: ${sayExclusion('decided-before')}`,
      })),
    );
  }

  private refused(
    enquiry: Enquiry,
    entries: readonly LedgerEntry[],
    news: ReadonlySet<string>,
    result: Lifecycle,
  ): Derivation['notes'] {
    return refusalsOf(
      entries.filter(({ id }) => news.has(id)),
      result,
    ).map((text) => ({ enquiryId: enquiry.id, text, tone: 'bad' as const }));
  }
}

/** After everything that was written down. */
const LAST = String(2n ** 62n);

/** An entry as it would stand in the ledger. */
const toRow = ({ data = {}, ...entry }: NewLedgerEntry): LedgerEntry => ({
  ...{ contactId: null, byId: null, ...entry, data, id: '', recordedAt: entry.at, position: LAST },
  ...{ takenBackAt: null, takenBackBy: null, takenBackReason: null },
});
