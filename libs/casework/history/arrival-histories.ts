import { Injectable } from '@nestjs/common';
import type { Channel } from '@frontdoor/contracts';
import { dayOf, daysAfter, startOfDay } from '@frontdoor/kernel';
import { CampaignDay, countArrivals, DataSource, type RowOf } from '@frontdoor/persistence';
import { type DayKind, HALVES, type HistoryDay, weekdayOf } from '@frontdoor/routing';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { otherDaysOf } from './other-days.js';

/** A season is judged by the year before. */
const DAYS = 420;

type Arrivals = RowOf<typeof countArrivals>;

/** What came to an organisation, and what kind each day was. */
export interface ArrivalHistory {
  zone: string;
  /** The first day on which anything came, and the last that is over; null where nothing came before today. */
  first: string | null;
  last: string;
  rows: readonly Arrivals[];
  /** Services and channels on which something came. */
  kinds: { service: string; channel: Channel }[];
  kindOf(day: string): DayKind;
  /** One day after the other, also those on which nothing came. */
  series(of?: { service?: string; channel?: Channel }): HistoryDay[];
}

/** When contacts came, by half-hour, as forecasts are made from it. */
@Injectable()
export class ArrivalHistories {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
  ) {}

  /**
   * Whole days that were over at an instant, in the zone of the organisation.
   *
   * @param now epoch milliseconds
   * @param ahead so many days after it are told apart as well
   */
  async before(
    organisationId: string,
    now: number,
    { ahead = 14, serviceId = null }: { ahead?: number; serviceId?: string | null } = {},
  ): Promise<ArrivalHistory> {
    const { manager } = this.source;
    const organisation = await this.directory.organisation(organisationId);
    const { zone } = organisation;
    const today = dayOf(now, zone);
    const from = daysAfter(today, -DAYS);
    const to = daysAfter(today, ahead);
    await this.charters.refresh(manager);
    const pack = this.charters.current(organisation);
    const others = new Set(
      otherDaysOf(pack, {
        ...{ from, to },
        since: startOfDay(from, zone),
        until: startOfDay(daysAfter(to, 1), zone),
      }),
    );
    const campaigns = new Set((await manager.findBy(CampaignDay, { organisationId })).map(({ day }) => day));
    const rows = await countArrivals(manager, {
      ...{ organisationId, zone, serviceId },
      since: startOfDay(from, zone),
      until: startOfDay(today, zone),
    });
    const kindOf = (day: string): DayKind =>
      campaigns.has(day) ? 'campaign' : others.has(day) ? 'other' : 'usual';
    const first = rows[0]?.day ?? null;
    const last = daysAfter(today, -1);
    const kinds = new Map(
      rows.map(({ service, channel }) => [`${service} ${channel}`, { service, channel }]),
    );
    return {
      ...{ zone, first, last, rows, kindOf },
      kinds: [...kinds.values()],
      series: (of = {}) => seriesOf(rows, { first, last, kindOf }, of),
    };
  }
}

function seriesOf(
  rows: readonly Arrivals[],
  { first, last, kindOf }: Pick<ArrivalHistory, 'first' | 'last' | 'kindOf'>,
  { service, channel }: { service?: string; channel?: Channel },
): HistoryDay[] {
  if (first === null) return [];
  const days: (HistoryDay & { halves: number[] })[] = [];
  for (let date = first; date <= last; date = daysAfter(date, 1))
    days.push({
      ...{ date, weekday: weekdayOf(date), kind: kindOf(date) },
      halves: Array.from({ length: HALVES }, () => 0),
    });
  const byDate = new Map(days.map((day) => [day.date, day]));
  for (const row of rows) {
    if (service !== undefined && row.service !== service) continue;
    if (channel !== undefined && row.channel !== channel) continue;
    byDate.get(row.day)!.halves[row.half]! += row.count;
  }
  return days;
}
