import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import type { Channel, LiveBoard } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  Agent,
  countFinished,
  DataSource,
  findCentreWork,
  PhoneCall,
  type RowOf,
} from '@frontdoor/persistence';
import { missedAtPace } from '@frontdoor/routing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AHEAD_HOURS = 4;
const MOST = 20_000;
/** A wall and several supervisors look every few seconds; all see the same figures. */
const FRESH_MS = 2_000;

const AGES = [
  { label: 'under 1 hour', until: HOUR },
  { label: '1 to 4 hours', until: 4 * HOUR },
  { label: '4 to 24 hours', until: 24 * HOUR },
  { label: '1 to 3 days', until: 72 * HOUR },
  { label: 'over 3 days', until: Infinity },
];

type Work = RowOf<typeof findCentreWork>;

/** How the centre stands, in figures without anything of a person. */
@Injectable()
export class LiveBoardReader {
  private readonly known = new Map<string, { at: number; board: Promise<LiveBoard> }>();

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  read(organisationId: string): Promise<LiveBoard> {
    const now = this.clock.now();
    const known = this.known.get(organisationId);
    if (known && now - known.at < FRESH_MS && now >= known.at) return known.board;
    const board = this.look(organisationId, now);
    this.known.set(organisationId, { at: now, board });
    // What failed is looked at anew.
    board.catch(() => this.known.delete(organisationId));
    return board;
  }

  private async look(organisationId: string, now: number): Promise<LiveBoard> {
    const { manager } = this.source;
    const { zone } = await this.directory.organisation(organisationId);
    const services = await this.directory.services(organisationId);
    const work = await findCentreWork(manager, { organisationId, now, until: now, limit: MOST });
    const finished = await countFinished(manager, { organisationId, since: now - HOUR });
    const perHour = new Map(finished.map(({ service, count }) => [service, count]));
    const until = now + AHEAD_HOURS * HOUR;
    const open = work.map(({ service, urgentAt, dueAt, isMissed }) => ({
      ...{ service, urgentAt, dueAt, isMissed: isMissed ?? false },
    }));
    const ahead = missedAtPace(open, perHour, { now, until });
    return {
      ...{ at: toIso(now), zone, aheadHours: AHEAD_HOURS, isAtLeast: work.length === MOST },
      services: services
        .map(({ slug, name }) => {
          const own = work.filter(({ service }) => service === slug);
          return {
            ...{ slug, name, ...countsOf(own) },
            atRisk: own.filter(isAtRisk).length,
            missed: own.filter(({ isMissed }) => isMissed).length,
            missedAhead: ahead.get(slug) ?? 0,
            doneLastHour: perHour.get(slug) ?? 0,
          };
        })
        .filter(({ waiting, inHand, doneLastHour }) => waiting + inHand + doneLastHour > 0),
      channels: [...new Set(work.map(({ channel }) => channel))].sort().map((channel: Channel) => ({
        channel,
        ...countsOf(work.filter((each) => each.channel === channel)),
      })),
      promises: promisesOf(work),
      ages: AGES.map(({ label, until: end }, index) => ({
        label,
        waiting: work.filter(({ state, queuedAt }) => {
          const age = now - queuedAt;
          return state !== 'assigned' && age < end && age >= (AGES[index - 1]?.until ?? -Infinity);
        }).length,
      })),
      agents: await this.agents(organisationId),
      calls: await this.calls(organisationId),
    };
  }

  private async agents(organisationId: string): Promise<LiveBoard['agents']> {
    const people = (await this.source.manager.findBy(Agent, { organisationId, active: true })).filter(
      ({ serviceIds, capacity }) => serviceIds.length > 0 && capacity > 0,
    );
    const there = people.filter(({ presence }) => presence !== 'away' && presence !== 'offline');
    const count = (presence: Agent['presence']): number =>
      people.filter((each) => each.presence === presence).length;
    return {
      ...{ available: count('available'), busy: count('busy'), wrapUp: count('wrap-up') },
      away: people.length - there.length,
      load: there.reduce((sum, { load }) => sum + load, 0),
      capacity: there.reduce((sum, { capacity }) => sum + capacity, 0),
    };
  }

  private async calls(organisationId: string): Promise<LiveBoard['calls']> {
    const { manager } = this.source;
    const waiting = await manager.find(PhoneCall, {
      where: { organisationId, state: 'waiting', direction: 'in' },
      order: { beganAt: 'ASC' },
    });
    return {
      waiting: waiting.length,
      longestSince: waiting[0] ? toIso(waiting[0].beganAt) : null,
      talking: await manager.countBy(PhoneCall, { organisationId, state: 'talking' }),
    };
  }
}

const isAtRisk = ({ isAtRisk: risk, isMissed }: Work): boolean => risk === true && isMissed !== true;

function countsOf(own: readonly Work[]): { waiting: number; inHand: number; oldestAt: string | null } {
  const waiting = own.filter(({ state }) => state !== 'assigned');
  const oldest = Math.min(...waiting.map(({ queuedAt }) => queuedAt));
  return {
    waiting: waiting.length,
    inHand: own.length - waiting.length,
    oldestAt: waiting.length === 0 ? null : toIso(oldest),
  };
}

function promisesOf(work: readonly Work[]): LiveBoard['promises'] {
  const found = new Map<string, LiveBoard['promises'][number]>();
  for (const each of work) {
    if (each.promiseId === null) continue;
    const promise = found.get(each.promiseId) ?? {
      ...{ id: each.promiseId, title: each.title ?? each.promiseId, running: 0, atRisk: 0, missed: 0 },
    };
    if (each.isMissed) promise.missed++;
    else if (isAtRisk(each)) promise.atRisk++;
    else promise.running++;
    found.set(each.promiseId, promise);
  }
  return [...found.values()].sort((a, b) => b.missed + b.atRisk - a.missed - a.atRisk);
}
