import { Injectable } from '@nestjs/common';
import { type Pack, usualCalendar } from '@frontdoor/charter';
import { callChannel, type Channel, CHANNELS } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, startOfDay } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  findArrivals,
  findCallLoad,
  findCentreWork,
  findWrittenLoad,
  type Organisation,
  type RowOf,
  type Service,
} from '@frontdoor/persistence';
import { forecastDay, LOOKED_AT, weekdayOf } from '@frontdoor/routing';
import type { Centre, CentreAgent, CentreHandling, CentreWork } from '@frontdoor/routing/simulator';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { type ArrivalHistory, ArrivalHistories } from '../history/index.js';
import { onlyBy, ringsOf } from '../queue/index.js';
import { Shifts } from '../shifts/index.js';
import { type Handled, HandlingTimes, MOST_MINUTES, USUAL_MINUTES } from './handling.js';
import { type Expected, flowsOf, recordedFlows, USUAL_PATIENCE_MINUTES } from './flows.js';
import { worksWhen } from './who-works.js';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
/** More work than this is not looked at. */
const MOST_WORK = 20_000;
/** Looked at for none that is there. */
const NO_CALL = '00000000-0000-0000-0000-000000000000';

/** A centre as it stands or is planned, and what was taken for granted of it. */
export interface CentreAt {
  centre: Centre;
  /** Titles of promises by their ids. */
  titles: ReadonlyMap<string, string>;
  assumptions: string[];
  people: number;
}

type Window = { from: number; to: number };

/** Reads a centre as the simulator wants it: what is there, who works, and what is to be expected. */
@Injectable()
export class CentreReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly histories: ArrivalHistories,
    private readonly shifts: Shifts,
    private readonly times: HandlingTimes,
    private readonly clock: Clock,
  ) {}

  /** As it stands now, and the next hours: waiting work, people who are there, shifts, and what is foreseen. */
  async now(organisationId: string, hours: number): Promise<CentreAt> {
    const from = this.clock.now();
    const window = { from, to: from + hours * 2 * HALF_HOUR };
    const history = await this.histories.before(organisationId, from);
    const work = await findCentreWork(this.source, {
      ...{ organisationId, now: from, until: window.to, limit: MOST_WORK },
    });
    const at = await this.read(organisationId, window, { work, expected: foreseen(history), history });
    return { ...at, centre: { ...at.centre, answered: await this.answered(organisationId, from) } };
  }

  /** The latest answers of today, where rules go by them. */
  private async answered(organisationId: string, now: number): Promise<Centre['answered']> {
    const { zone } = await this.directory.organisation(organisationId);
    const since = startOfDay(dayOf(now, zone), zone);
    const found: NonNullable<Centre['answered']>[number][] = [];
    for (const { id: serviceId, slug, overflow, callRules } of await this.directory.services(
      organisationId,
    )) {
      for (const channel of Object.keys(overflow ?? {}) as Channel[]) {
        const [load] = await findWrittenLoad(this.source, {
          ...{ organisationId, serviceId, channel, since, most: 1, limit: LOOKED_AT },
        });
        found.push({ service: slug, channel, at: load!.answeredAt });
      }
      if (!callRules || callRules.before.length === 0) continue;
      const [load] = await findCallLoad(this.source, {
        ...{ organisationId, serviceId, channel: callChannel, since, limit: LOOKED_AT },
        ...{ before: now, id: NO_CALL },
      });
      found.push({ service: slug, channel: callChannel, at: load!.answeredAt });
    }
    return found;
  }

  /**
   * A day by itself, with nothing left from before, and everybody there who is planned.
   *
   * @param traffic `history`: what came on that day; `forecast`: what is foreseen from the days before it
   */
  async day(organisationId: string, date: string, traffic: 'history' | 'forecast'): Promise<CentreAt> {
    const { zone } = await this.directory.organisation(organisationId);
    const window = { from: startOfDay(date, zone), to: startOfDay(daysAfter(date, 1), zone) };
    const until = traffic === 'history' ? window.to : Math.min(window.from, this.clock.now());
    const history = await this.histories.before(organisationId, until, { ahead: 60 });
    const day = { work: [], history, isPlanned: true };
    if (traffic === 'forecast')
      return this.read(organisationId, window, { ...day, expected: foreseen(history) });
    const came = await findArrivals(this.source, {
      ...{ organisationId, since: window.from, until: window.to },
      ...{ mostMinutes: MOST_MINUTES, limit: MOST_WORK },
    });
    return this.read(organisationId, window, { ...day, expected: () => 0, came });
  }

  private async read(
    organisationId: string,
    window: Window,
    given: {
      work: readonly RowOf<typeof findCentreWork>[];
      expected: Expected;
      history: ArrivalHistory;
      isPlanned?: boolean;
      /** In place of what is expected, one by one. */
      came?: readonly RowOf<typeof findArrivals>[];
    },
  ): Promise<CentreAt> {
    const organisation = await this.directory.organisation(organisationId);
    const services = await this.directory.services(organisationId);
    const pack = this.charters.current(organisation);
    const periodEnds = endsOf(window);
    const titles = new Map(pack.promises.map(({ id, title }) => [id, title]));
    const agents = await this.agents(organisation, services, window, given.isPlanned ?? false);
    const work = given.work.map(asWork);
    const built = { services, pack, periodEnds, window, zone: organisation.zone };
    const flows = given.came ? recordedFlows(given.came, built) : flowsOf(given, built);
    const timesOf = await this.times.of(organisationId);
    const { handling, guessed } = handlingOf([...work, ...flows], timesOf);
    const open = openIn(pack, window);
    const widenings = wideningsOf(services);
    const centre = { from: window.from, periodEnds, agents, work, flows, handling, open, widenings };
    return {
      ...{ centre, titles, people: agents.filter(({ on }) => on.length > 0).length },
      assumptions: [
        ...assumptionsOf(given.history, guessed, given.came !== undefined),
        ...(Math.max(given.work.length, given.came?.length ?? 0) === MOST_WORK
          ? [`Only the ${MOST_WORK} most urgent were looked at.`]
          : []),
      ],
    };
  }

  private async agents(
    organisation: Organisation,
    services: readonly Service[],
    window: Window,
    isPlanned: boolean,
  ): Promise<CentreAgent[]> {
    const { id: organisationId } = organisation;
    const people = await this.source.manager.find(Agent, {
      where: { organisationId, active: true },
      order: { id: 'ASC' },
    });
    const { stretches } = await this.shifts.whoIsOn(organisationId, window);
    const slugs = new Map(services.map(({ id, slug }) => [id, slug]));
    return people
      .filter(({ capacity, serviceIds }) => capacity > 0 && serviceIds.length > 0)
      .map(({ id, serviceIds, languages, channels, levels, capacity, presence }) => ({
        ...{ id, languages, channels, capacity },
        services: serviceIds.flatMap((each) => slugs.get(each) ?? []),
        levels: Object.fromEntries(
          Object.entries(levels).flatMap(([service, level]) => {
            const slug = slugs.get(service);
            return slug === undefined ? [] : [[slug, level]];
          }),
        ),
        on: isPlanned
          ? stretches.flatMap((each): [number, number][] =>
              each.agentIds.includes(id) ? [[each.from, each.to]] : [],
            )
          : worksWhen({ id, presence }, stretches, window),
      }));
  }
}

/** Each day is foreseen once for each kind. */
function foreseen(history: ArrivalHistory): Expected {
  const known = new Map<string, number[]>();
  return ({ service, channel }, day, half) => {
    const key = `${service} ${channel} ${day}`;
    let halves = known.get(key);
    if (!halves) {
      const wanted = { date: day, weekday: weekdayOf(day), kind: history.kindOf(day) };
      halves = forecastDay(history.series({ service, channel }), wanted);
      known.set(key, halves);
    }
    return halves[half] ?? 0;
  };
}

/** Half-hours of the clock; the first is what is left of the one that runs. */
function endsOf({ from, to }: Window): number[] {
  const ends: number[] = [];
  for (let end = (Math.floor(from / HALF_HOUR) + 1) * HALF_HOUR; end < to; end += HALF_HOUR) ends.push(end);
  return [...ends, to];
}

/** When the council is open, by its usual hours. */
function openIn(pack: Pack, { from, to }: Window): [number, number][] {
  const hours = usualCalendar(pack);
  const open: [number, number][] = [];
  for (let day = hours.zone.localDay(from); day <= hours.zone.localDay(to); day++)
    for (const each of hours.openings(day)) open.push([each.from, each.to]);
  return open;
}

/** Who else is asked, as the queue has it; services by their short names. */
function wideningsOf(services: readonly Service[]): Centre['widenings'] {
  const rings = ringsOf(services.map((each) => ({ id: each.slug, slug: each.slug, rings: each.rings })));
  return services.flatMap(({ slug: service }) => {
    const widening = rings.of(service);
    return widening ? [{ service, widening }] : [];
  });
}

function asWork(row: RowOf<typeof findCentreWork>): CentreWork {
  const { service, channel, language, weight, queuedAt, urgentAt, state, agentId, acceptedAt } = row;
  const { promiseId, dueAt, isMissed, preferredAgentId, excluded, customerNeeds } = row;
  const isHeld = state === 'assigned' && agentId !== null;
  const keptBy = CHANNELS[channel].live ? 'answer' : 'reply';
  return {
    ...{ service, channel, language, weight, queuedAt, urgentAt },
    // Whoever answers has kept or missed what was promised of answering.
    promise:
      promiseId === null || dueAt === null || (isHeld && keptBy === 'answer')
        ? null
        : { id: promiseId, keptBy, dueAt, isMissed: isMissed ?? false },
    inHand: isHeld ? { agentId, since: acceptedAt ?? queuedAt } : null,
    owner: preferredAgentId,
    excluded,
    needs: onlyBy(customerNeeds),
  };
}

type Kind = { service: string; channel: string };

/** What was learnt, and for the rest what is usual. */
function handlingOf(
  kinds: readonly Kind[],
  timesOf: (service: string, channel: Channel) => Handled,
): { handling: CentreHandling[]; guessed: number } {
  const wanted = new Map(
    kinds.map(({ service, channel }) => [`${service} ${channel}`, { service, channel }]),
  );
  let guessed = 0;
  const handling = [...wanted.values()].map(({ service, channel }) => {
    const { seen, isLearnt } = timesOf(service, channel as Channel);
    if (!isLearnt) guessed++;
    return { service, channel, seen: seen.map((each) => each * MINUTE) };
  });
  return { handling, guessed };
}

function assumptionsOf({ first }: ArrivalHistory, guessed: number, isRecorded: boolean): string[] {
  return [
    isRecorded
      ? 'What came on that day comes again, each contact at its time, and takes as long as it took where that is known.'
      : first === null
        ? 'Nothing came before today, so that nothing new is expected.'
        : 'What comes is foreseen from the history by half-hour, weekday and season, and falls by chance around that.',
    ...(guessed > 0
      ? [
          `How long it takes is not known of ${guessed === 1 ? 'one kind' : `${guessed} kinds`} of work: ${USUAL_MINUTES.live} minutes are taken for a call or visit, ${USUAL_MINUTES.written} for what is written.`,
        ]
      : []),
    `Whoever calls and waits gives up after ${USUAL_PATIENCE_MINUTES} minutes on average.`,
  ];
}
