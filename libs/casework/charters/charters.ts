import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Pack, PackFile } from '@frontdoor/charter';
import { Clock } from '@frontdoor/kernel';
import {
  CalendarChange,
  CharterEdition,
  DataSource,
  type Enquiry,
  type EntityManager,
  findLatestCalendarRevision,
  keepCharterEdition,
  lockCalendarsAlone,
  lockCalendarsShared,
  type Organisation,
  together,
} from '@frontdoor/persistence';
import { holidaysWith, inForceAt, withChanges } from './calendar-state.js';
import { CharterPacks, type PackTexts } from './charter-packs.js';

type Pinned = Pick<Enquiry, 'organisationId' | 'packId' | 'packHash'>;

const PACKS_KEPT = 64;

/**
 * The charters as they count today: an enquiry keeps the promises of the edition it was opened under, on the
 * calendars of its organisation as they are now.
 */
@Injectable()
export class Charters implements OnModuleInit {
  private readonly packs = new Map<string, Pack>();
  private readonly editions = new Map<string, PackTexts>();
  private changes: CalendarChange[] = [];
  private latest = 0n;

  constructor(
    private readonly source: DataSource,
    private readonly installed: CharterPacks,
    private readonly clock: Clock,
  ) {}

  /** Keeps the texts of every pack on disk, so that enquiries can be held to them when the pack changes. */
  async onModuleInit(): Promise<void> {
    for (const { pack, texts } of this.installed.all()) {
      const { hash, id: packId, version } = pack;
      await keepCharterEdition(this.source, { hash, packId, version, ...texts, seenAt: this.clock.now() });
      this.editions.set(pack.hash, texts);
    }
  }

  /** Keeps the calendars as they are until the transaction ends, and has this process know them. */
  async lockCalendars(manager: EntityManager): Promise<void> {
    await together(
      () => lockCalendarsShared(manager, {}),
      () => this.refresh(manager),
    );
  }

  /** Keeps every writer of commitments out until the transaction ends, for a change of the calendars. */
  async lockCalendarsAlone(manager: EntityManager): Promise<void> {
    await together(
      () => lockCalendarsAlone(manager, {}),
      () => this.refresh(manager),
    );
  }

  /** Learns of changes made by other processes. */
  async refresh(manager: EntityManager): Promise<void> {
    const [newest] = await findLatestCalendarRevision(manager, {});
    await this.catchUp(manager, newest?.latest ?? null);
  }

  /** The same where the newest revision has been read already; null where there is none. */
  async catchUp(manager: EntityManager, newest: string | null): Promise<void> {
    if (BigInt(newest ?? 0) === this.latest) return;
    this.changes = await manager.find(CalendarChange, { order: { revision: 'ASC' } });
    this.latest = BigInt(this.changes.at(-1)?.revision ?? 0);
  }

  /** The newest change of the calendars that this process knows. */
  get revision(): string {
    return String(this.latest);
  }

  /** The pack that new enquiries of an organisation are opened under. */
  current({ id, packId }: Pick<Organisation, 'id' | 'packId'>): Pack {
    const { hash } = this.installed.get(packId);
    return this.build(id, hash, this.installed.textsOf(packId), this.latest);
  }

  /** Every pack of this installation as on disk, whoever uses it. */
  installedPacks(): readonly Pack[] {
    return this.installed.all().map(({ pack }) => pack);
  }

  /** The pack that an enquiry is held to, also as its calendars were at an earlier revision. */
  async pinned(manager: EntityManager, enquiry: Pinned, revision: string = this.revision): Promise<Pack> {
    const texts = await this.edition(manager, enquiry);
    return this.build(enquiry.organisationId, enquiry.packHash, texts, BigInt(revision));
  }

  /** As `current` would be with one more change. */
  proposed(
    { id, packId }: Pick<Organisation, 'id' | 'packId'>,
    change: Pick<CalendarChange, 'kind' | 'data'>,
  ): Pack {
    const changes = [
      ...inForceAt(this.of(id), this.latest),
      { ...change, id: 'proposed', revision: String(this.latest + 1n) },
    ];
    return withChanges(this.installed.textsOf(packId), this.installed.holidays, changes);
  }

  /** The list of bank holidays of an organisation, in the format of the official feed. */
  holidays(organisationId: string): PackFile {
    return holidaysWith(this.installed.holidays, inForceAt(this.of(organisationId), this.latest));
  }

  /** That list, and what it would be without one of the lists that were loaded. */
  holidaysWithout(organisationId: string, id: string): { now: PackFile; without: PackFile } {
    const changes = inForceAt(this.of(organisationId), this.latest);
    const others = changes.filter((each) => each.id !== id);
    return { now: this.holidays(organisationId), without: holidaysWith(this.installed.holidays, others) };
  }

  private async edition(manager: EntityManager, { packHash, packId }: Pinned): Promise<PackTexts> {
    const known = this.editions.get(packHash);
    if (known) return known;
    const stored = await manager.findOneBy(CharterEdition, { hash: packHash });
    const texts = stored ?? this.installed.textsOf(packId);
    this.editions.set(packHash, { charter: texts.charter, calendar: texts.calendar });
    return texts;
  }

  private build(organisationId: string, hash: string, texts: PackTexts, revision: bigint): Pack {
    const changes = inForceAt(this.of(organisationId), revision);
    const key = `${hash} ${changes.map((each) => each.revision).join(',')} ${changes.length ? organisationId : ''}`;
    const known = this.packs.get(key);
    if (known) return known;
    const built = withChanges(texts, this.installed.holidays, changes);
    if (this.packs.size >= PACKS_KEPT) this.packs.delete(this.packs.keys().next().value!);
    this.packs.set(key, built);
    return built;
  }

  private of(organisationId: string): CalendarChange[] {
    return this.changes.filter((each) => each.organisationId === organisationId);
  }
}
