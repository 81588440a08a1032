import { Injectable } from '@nestjs/common';
import { Charters } from '@frontdoor/casework/charters';
import { LiveEvents } from '@frontdoor/casework/live';
import { usualCalendar } from '@frontdoor/charter';
import { CHANNELS } from '@frontdoor/contracts';
import { Every, Signals } from '@frontdoor/jobs';
import { clockAt, Clock, dayOf, startOfDay } from '@frontdoor/kernel';
import {
  countEntryPointHours,
  DataSource,
  findEntryPointHours,
  findLatestHour,
  findWatchedEntryPoints,
  forgetEntryPointHours,
  noteSilence,
  Organisation,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { judgeSilence, type SlotOf } from './silence.js';
import { slotsIn } from './slot-of.js';

const HOUR_MS = 3_600_000;
/** What is usual is learnt from so much. */
export const LEARNT_MS = 56 * 24 * HOUR_MS;
/** Hours that are over are counted once more: what a transaction that was slow brought is among them. */
const AGAIN_MS = 2 * HOUR_MS;

type Watched = RowOf<typeof findWatchedEntryPoints>;
type Heard = Pick<Watched, 'channel' | 'address' | 'lastAt'> & { isSilent: boolean };

/** Counts what comes to each entry point, and tells when nothing does for longer than is usual there. */
@Injectable()
export class WatchSilence {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  @Every(60_000)
  async sweep(): Promise<void> {
    await this.count();
    const organisations = await this.source.manager.find(Organisation);
    const heard: Heard[] = [];
    for (const organisation of organisations) heard.push(...(await this.watch(organisation)));
    this.measure(heard);
  }

  /** For operators: what is gone is measured no longer. */
  private measure(heard: readonly Heard[]): void {
    this.metrics.silent.reset();
    this.metrics.lastContact.reset();
    for (const { channel, address, lastAt, isSilent } of heard) {
      const labels = { channel, entry_point: address };
      this.metrics.silent.set(labels, isSilent ? 1 : 0);
      if (lastAt !== null) this.metrics.lastContact.set(labels, lastAt / 1000);
    }
  }

  /** Weekdays and holidays as the usual calendar of the organisation has them. */
  async slotsOf(organisation: Organisation): Promise<SlotOf> {
    await this.charters.refresh(this.source.manager);
    const { zone } = organisation;
    const hours = usualCalendar(this.charters.current(organisation));
    return slotsIn(zone, (day) => {
      const noon = startOfDay(day, zone) + 12 * HOUR_MS;
      const number = hours.localDay(noon);
      return hours.openings(number).length === 0 && isUsuallyOpen(hours, number);
    });
  }

  private async count(): Promise<void> {
    const now = this.clock.now();
    const [latest] = await findLatestHour(this.source, {});
    const from = Math.max(now - LEARNT_MS, (latest?.hour ?? 0) - AGAIN_MS);
    await countEntryPointHours(this.source, {
      from: Math.floor(from / HOUR_MS) * HOUR_MS,
      to: now + HOUR_MS,
    });
    await forgetEntryPointHours(this.source, { before: now - LEARNT_MS - 24 * HOUR_MS });
  }

  private async watch(organisation: Organisation): Promise<Heard[]> {
    const { id: organisationId } = organisation;
    const now = this.clock.now();
    const slotOf = await this.slotsOf(organisation);
    const entryPoints = await findWatchedEntryPoints(this.source, { organisationId });
    const hours = await findEntryPointHours(this.source, { organisationId, since: now - LEARNT_MS });
    const heard: Heard[] = [];
    for (const each of entryPoints) {
      const judged = judgeSilence({
        hours: hours.filter(({ entryPointId }) => entryPointId === each.id),
        since: Math.max(each.countedSince ?? now, now - LEARNT_MS),
        lastAt: each.lastAt ?? undefined,
        now,
        slotOf,
      });
      const isSilent = judged.is === 'silent' && each.pausedAt === null;
      await this.note(organisation, each, isSilent ? judged : undefined);
      heard.push({ ...each, isSilent });
    }
    return heard;
  }

  /** Tells once that it began, and once that it is over. */
  private async note(
    { id: organisationId, zone }: Organisation,
    entryPoint: Watched,
    silence: { since: number; expected: number } | undefined,
  ): Promise<void> {
    if (!silence && entryPoint.silentSince === null) return;
    const told = await transaction(this.source, async (manager) => {
      const changed = await noteSilence(manager, {
        entryPointId: entryPoint.id,
        since: silence?.since ?? null,
        expected: silence ? Math.round(silence.expected) : null,
      });
      if (changed.length === 0) return false;
      const text = silence && saySilence(entryPoint, silence, zone, this.clock.now());
      await this.live.append(manager, [
        { organisationId, topic: 'channel', subjectId: entryPoint.id, ...(text && { text }) },
      ]);
      return true;
    });
    if (told) this.signals.changed();
  }
}

function saySilence(
  { channel, address }: Watched,
  { since, expected }: { since: number; expected: number },
  zone: string,
  now: number,
): string {
  const day = dayOf(since, zone) === dayOf(now, zone) ? '' : ` on ${dayOf(since, zone)}`;
  return `Nothing has come to ${address} (${CHANNELS[channel].label}) since ${clockAt(since, zone)}${day}, where about ${Math.round(expected)} contacts usually come in that time`;
}

/** Whether the same weekday is a working day one week before or after: a holiday is told from a weekend by that. */
const isUsuallyOpen = (hours: { openings(day: number): readonly unknown[] }, day: number): boolean =>
  hours.openings(day - 7).length > 0 || hours.openings(day + 7).length > 0;
