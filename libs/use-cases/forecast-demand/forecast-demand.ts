import { Injectable } from '@nestjs/common';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { type ArrivalHistory, ArrivalHistories } from '@frontdoor/casework/history';
import { HandlingTimes, promiseOfFlow } from '@frontdoor/casework/simulation';
import { type Channel, CHANNELS, type Forecast } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, FrontdoorError, localInstant } from '@frontdoor/kernel';
import { backtest, forecastDay, HALVES, peopleNeeded, weekdayOf } from '@frontdoor/routing';

/** First and last day, YYYY-MM-DD; from tomorrow for two weeks where they are left out. */
interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  service?: string | undefined;
}

const USUAL_DAYS = 13;
const MOST_DAYS = 41;
/** Of those who must be answered while they wait, this share is to be kept, and whoever waits gives up after so long. */
const KEPT = 0.9;
const PATIENCE_MINUTES = 6;
/** Nobody works on what is written in every minute. */
const OCCUPANCY = 0.85;

/** What is foreseen, how far off that was before, and how many people it takes. */
@Injectable()
export class ForecastDemand {
  constructor(
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly histories: ArrivalHistories,
    private readonly times: HandlingTimes,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `filter-unknown` for a service that is none; `forecast-period-unusable` */
  async read(organisationId: string, asked: Asked): Promise<Forecast> {
    const organisation = await this.directory.organisation(organisationId);
    const services = await this.directory.services(organisationId);
    const service = asked.service === undefined ? null : services.find(({ slug }) => slug === asked.service);
    if (service === undefined)
      throw new FrontdoorError('filter-unknown', { what: 'service', name: asked.service ?? '' });
    const now = this.clock.now();
    const from = asked.from ?? daysAfter(dayOf(now, organisation.zone), 1);
    const to = asked.to ?? daysAfter(from, USUAL_DAYS);
    if (to < from || to > daysAfter(from, MOST_DAYS))
      throw new FrontdoorError('forecast-period-unusable', { most: MOST_DAYS + 1, from, to });
    const history = await this.histories.before(organisationId, now, {
      ...{ ahead: 400, serviceId: service?.id ?? null },
    });
    const wanted: string[] = [];
    for (let date = from; date <= to; date = daysAfter(date, 1)) wanted.push(date);
    const needs = await this.needs(organisationId, history, wanted);
    const all = history.series();
    const days = wanted.map((date) => {
      const day = { date, weekday: weekdayOf(date), kind: history.kindOf(date) };
      const halves = forecastDay(all, day).map(to2);
      return {
        ...{ date, kind: day.kind, halves, total: to2(halves.reduce((sum, each) => sum + each, 0)) },
        people: Array.from({ length: HALVES }, (_, half) =>
          needs.reduce((sum, each) => sum + each.peopleAt(date, half), 0),
        ),
      };
    });
    return {
      ...{ from, to, zone: history.zone, days },
      learntFrom:
        history.first === null
          ? null
          : {
              ...{ first: history.first, last: history.last, days: all.length },
              contacts: history.rows.reduce((sum, { count }) => sum + count, 0),
            },
      backtest: backtest(all),
      needs: needs.map(({ peopleAt: _peopleAt, ...need }) => need),
    };
  }

  private async needs(
    organisationId: string,
    history: ArrivalHistory,
    dates: readonly string[],
  ): Promise<(Forecast['needs'][number] & { peopleAt: (date: string, half: number) => number })[]> {
    const organisation = await this.directory.organisation(organisationId);
    const services = await this.directory.services(organisationId);
    const pack = this.charters.current(organisation);
    const timesOf = await this.times.of(organisationId);
    return history.kinds
      .flatMap(({ service: slug, channel }) => {
        const service = services.find((each) => each.slug === slug);
        if (!service) return [];
        const series = history.series({ service: slug, channel });
        const byDay = new Map(
          dates.map((date) => [
            date,
            forecastDay(series, { date, weekday: weekdayOf(date), kind: history.kindOf(date) }),
          ]),
        );
        const contacts = [...byDay.values()].flat().reduce((sum, each) => sum + each, 0);
        if (contacts < 0.5) return [];
        const { seen, isLearnt } = timesOf(slug, channel);
        const minutes = seen.reduce((sum, each) => sum + each, 0) / seen.length;
        const at = localInstant(dates[0]!, 11 * 60, history.zone);
        const promise = promiseOfFlow(pack, service, channel, [at]);
        const needAt = (arrivals: number): number =>
          CHANNELS[channel].live
            ? peopleNeeded({
                ...{ arrivals, handling: minutes, share: KEPT, patience: PATIENCE_MINUTES },
                within: promise ? promise.after[0]! / 60_000 : 1,
              })
            : Math.ceil((arrivals * minutes) / 30 / OCCUPANCY - 1e-9);
        const known = new Map<number, number>();
        const peopleAt = (date: string, half: number): number => {
          const arrivals = byDay.get(date)?.[half] ?? 0;
          const key = Math.round(arrivals * 100);
          if (!known.has(key)) known.set(key, key === 0 ? 0 : needAt(key / 100));
          return known.get(key)!;
        };
        const people = Math.max(
          ...dates.flatMap((date) => Array.from({ length: HALVES }, (_, half) => peopleAt(date, half))),
        );
        return [
          {
            ...{ service: service.name, channel, isLearnt, people, peopleAt },
            ...{ minutes: to2(minutes), contacts: to2(contacts), by: byOf(channel) },
            promise: promise && {
              id: promise.id,
              title: pack.promises.find(({ id }) => id === promise.id)?.title ?? promise.id,
            },
          },
        ];
      })
      .toSorted((a, b) => b.contacts - a.contacts);
  }
}

const byOf = (channel: Channel): 'erlang-a' | 'workload' =>
  CHANNELS[channel].live ? 'erlang-a' : 'workload';

const to2 = (value: number): number => Math.round(value * 100) / 100;

/** A row for each half-hour (RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8). */
export function forecastCsv({ days }: Forecast): string {
  const rows = days.flatMap(({ date, kind, halves, people }) =>
    halves.map((count, half) => {
      const clock = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
      return [date, kind, clock, String(count), String(people[half])].join(',');
    }),
  );
  return `\uFEFF${['Day,Kind,From,Contacts,People needed', ...rows].join('\r\n')}\r\n`;
}
