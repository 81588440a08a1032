import { Injectable } from '@nestjs/common';
import { ChannelProbes, Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import {
  type AnswerOf,
  type api,
  CHANNELS,
  type ListenerView,
  type RecountView,
  type WatchedEntryPoint,
} from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, startOfDay, toIso } from '@frontdoor/kernel';
import {
  DataSource,
  findEntryPointHours,
  findSources,
  findWatchedEntryPoints,
  Recount,
  type RowOf,
} from '@frontdoor/persistence';
import { GONE_MS, LATE_MS } from './watch-listeners.js';
import { LEARNT_MS } from './watch-silence.js';

const DAY_MS = 24 * 3_600_000;

/** How every channel is, on one page. */
@Injectable()
export class ChannelBoard {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly probes: ChannelProbes,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async read(organisationId: string): Promise<AnswerOf<typeof api.listChannels>> {
    const now = this.clock.now();
    const { zone } = await this.directory.organisation(organisationId);
    const rows = await findWatchedEntryPoints(this.source, { organisationId });
    const hours = await findEntryPointHours(this.source, { organisationId, since: now - LEARNT_MS });
    const entryPoints = rows.map((row) =>
      this.entryPoint(
        row,
        hours.filter(({ entryPointId }) => entryPointId === row.id),
        zone,
      ),
    );
    return {
      entryPoints: await Promise.all(entryPoints),
      listeners: await this.listeners(now),
      recounts: await this.recounts(),
    };
  }

  private async entryPoint(
    row: RowOf<typeof findWatchedEntryPoints>,
    hours: readonly { hour: number; count: number }[],
    zone: string,
  ): Promise<WatchedEntryPoint> {
    const { id, channel, address, name, service } = row;
    const probed = await this.probes.receiving(channel, address);
    const byHand = CHANNELS[channel].takenDown ? 'by-hand' : 'unconnected';
    const state = probed ? (probed.ok ? 'works' : 'fault') : byHand;
    const sender = this.channels.sending(channel, address);
    return {
      ...{ id, channel, address, name, service, state },
      problem: probed && !probed.ok ? probed.detail : null,
      lastAt: row.lastAt === null ? null : toIso(row.lastAt),
      ...volumeOf(hours, row.countedSince, this.clock.now(), zone),
      silent:
        row.silentSince === null
          ? null
          : { since: toIso(row.silentSince), expected: Math.round(Number(row.expected ?? 0)) },
      paused:
        row.pausedAt === null
          ? null
          : { at: toIso(row.pausedAt), by: row.pausedBy ?? '', words: row.pausedWords! },
      canTest:
        CHANNELS[channel].sends === 'message' &&
        sender?.connection.send !== undefined &&
        CHANNELS[channel].written?.reaches === 'every',
    };
  }

  private async listeners(now: number): Promise<ListenerView[]> {
    const sources = await findSources(this.source, {});
    return sources
      .filter(({ seenAt }) => now - seenAt! < GONE_MS)
      .map(({ source, state, detail, seenAt }) => ({
        ...{ source, detail, seenAt: toIso(seenAt!) },
        state: now - seenAt! > LATE_MS ? 'late' : state === 'ok' ? 'works' : 'trouble',
      }));
  }

  private async recounts(): Promise<RecountView[]> {
    const all = await this.source.manager.find(Recount, { order: { adapter: 'ASC' } });
    return all.map(({ adapter, at, looked, found, problem, nextAt }) => ({
      ...{ adapter, looked, found, problem },
      at: at === null ? null : toIso(at),
      nextAt: toIso(nextAt),
    }));
  }
}

/** What came since midnight, and the mean of what had come by this time on the same weekday in the weeks before. */
export function volumeOf(
  hours: readonly { hour: number; count: number }[],
  since: number | null,
  now: number,
  zone: string,
): { today: number; usual: number | null } {
  const today = dayOf(now, zone);
  const gone = now - startOfDay(today, zone);
  const cameOn = (day: string): number => {
    const from = startOfDay(day, zone);
    return hours
      .filter(({ hour }) => hour >= from && hour < from + gone)
      .reduce((sum, { hour, count }) => sum + count * Math.min(1, (from + gone - hour) / 3_600_000), 0);
  };
  const before = Array.from({ length: 8 }, (_, week) => daysAfter(today, -7 * (week + 1))).filter(
    (day) => since !== null && startOfDay(day, zone) >= since - DAY_MS,
  );
  const todays = hours.filter(({ hour }) => hour >= now - gone).reduce((sum, { count }) => sum + count, 0);
  if (before.length < 2) return { today: todays, usual: null };
  const usual = before.reduce((sum, day) => sum + cameOn(day), 0) / before.length;
  return { today: todays, usual: Math.round(usual * 10) / 10 };
}
