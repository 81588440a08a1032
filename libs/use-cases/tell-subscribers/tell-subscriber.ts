import { Inject, Injectable } from '@nestjs/common';
import { type OutgoingEvent, OutgoingEvents } from '@frontdoor/casework/outgoing-events';
import { type Attempt, SendEvent } from '@frontdoor/casework/subscribers';
import type { ToldEvent } from '@frontdoor/contracts';
import { AtOnce, Clock, Ids, toIso } from '@frontdoor/kernel';
import {
  bulkInsert,
  commitWithoutWaiting,
  DataSource,
  type EntityManager,
  EventAttempt,
  findDueHeld,
  findHeldLines,
  holdEvents,
  holdLonger,
  keepSubscriber,
  leaveSubscriber,
  moveSubscriberOn,
  releaseHeld,
  type RowOf,
  skipEvents,
  type takeSubscribers,
  transaction,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { type EventPages, PAGE } from './event-pages.js';
import { linesOf, workThrough } from './lines.js';
import { NoteTrouble } from './note-trouble.js';
import { GIVE_UP_MS, restAfter } from './rest-after.js';
import { wants } from './wants.js';

export type Taken = RowOf<typeof takeSubscribers>;
type Held = RowOf<typeof findDueHeld>;

/** Enquiries of one subscriber that are told beside one another: few until it answers, more as it does. */
const AT_ONCE = { first: 2, most: 8 };
/** Requests under way to all subscribers. One that hangs for the first time takes up two of them. */
const SENT_AT_ONCE = 128;
/** Those that failed before have a share of their own, so that however many hang, the others notice nothing. */
const TRIED_AT_ONCE = 32;
/** Subscribers that ask something of the database; whoever works at a screen needs connections too. */
const ASKED_AT_ONCE = 4;
/** Of one that failed before: enough to see whether it is back, and to get past an event that it refuses. */
const PROBES = 2;
/** After so many failures and nothing taken, the rest of the round would fail as well. */
const ENOUGH_FAILURES = 4;
/** The same where what failed is not about single events. */
const ENOUGH_DOWN = 2;
/** No attempt begins after this in a round, so that its right to send outlasts it. */
const ROUND_MS = 20_000;
export const LEASE_MS = 60_000;

interface Tried {
  event: OutgoingEvent;
  attempt: Attempt;
}

type State = Pick<Taken, 'tx' | 'position' | 'failures' | 'failingSince' | 'holds'>;

interface Looked {
  due: Held[];
  all: OutgoingEvent[];
  /** What is looked at of all, and what of it is wanted. */
  page: OutgoingEvent[];
  wanted: OutgoingEvent[];
  behind: Set<string>;
}

/**
 * One round with one subscriber: what is held back and due, then what comes next. Events of one line are told in order, lines
 * beside one another. What fails is held back, with all that follows on its line; where nothing at all is taken the
 * subscriber keeps its place, and is tried again later.
 */
@Injectable()
export class TellSubscriber {
  private readonly asking = new AtOnce(ASKED_AT_ONCE);
  private readonly sending = new AtOnce(SENT_AT_ONCE);
  private readonly trying = new AtOnce(TRIED_AT_ONCE);

  constructor(
    private readonly source: DataSource,
    private readonly events: OutgoingEvents,
    private readonly sender: SendEvent,
    private readonly trouble: NoteTrouble,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Rounds until there is nothing more for it at once, or nothing is taken. */
  async rounds(subscriber: Taken, holder: string, pages: EventPages, signal: AbortSignal): Promise<void> {
    let state: State | undefined = subscriber;
    let hasLeft = false;
    while (state && !signal.aborted) {
      const ended = await this.round(subscriber, state, holder, pages, signal);
      hasLeft = ended === 'left';
      if (ended !== 'more') break;
      const until = this.clock.now() + LEASE_MS;
      [state] = await this.asking.run(() =>
        keepSubscriber(this.source, { id: subscriber.id, holder, until }),
      );
    }
    if (!hasLeft) await leaveSubscriber(this.source, { id: subscriber.id, holder });
  }

  /** @returns whether there may be more for it at once, and whether the right to send was given up already */
  private async round(
    subscriber: Taken,
    state: State,
    holder: string,
    pages: EventPages,
    signal: AbortSignal,
  ): Promise<'more' | 'over' | 'left'> {
    const looked = await this.asking.run(() => this.look(subscriber, state, pages));
    const { due, all, page, wanted, behind } = looked;
    if (due.length === 0 && all.length === 0) return 'over';
    const next = wanted.filter(({ line }) => !behind.has(line));
    const tried = await this.send(subscriber, [...due, ...next], { isFailing: state.failures > 0, signal });
    const failed = tried.filter(({ attempt }) => attempt.outcome !== 'taken');
    const isNone = failed.length === tried.length;
    if (isNone && (signal.aborted || (failed.length > 0 && this.isDown(failed, due, next)))) {
      await this.keepAttempts(this.source.manager, subscriber.id, tried);
      if (signal.aborted) return 'over';
      const attempts = failed.map(({ attempt }) => attempt);
      await this.trouble.note({ ...subscriber, ...state }, holder, attempts);
      return 'left';
    }
    // None had its turn in time: it keeps its place, and is tried again.
    if (tried.length === 0 && due.length + next.length > 0) return 'over';
    const isAll = page.length === all.length && all.length < PAGE;
    const isOver = isAll && due.length === 0 && behind.size === 0 && tried.length === next.length;
    const last = page.at(-1) ?? state;
    const placed = await this.asking.run(() =>
      this.settle(subscriber, holder, { due, wanted, last, tried, leaves: isOver }),
    );
    if (placed === 'lost')
      this.log.info({ subscriber: subscriber.id }, 'another process tells this subscriber now');
    if (placed === 'left' || placed === 'lost') return 'left';
    return isOver ? 'over' : 'more';
  }

  private async look(
    { id: subscriberId, organisationId, types, serviceIds }: Taken,
    { tx, position, failures, holds }: State,
    pages: EventPages,
  ): Promise<Looked> {
    const isFailing = failures > 0;
    const limit = isFailing ? PROBES : PAGE;
    const due = holds ? await findDueHeld(this.source, { subscriberId, now: this.clock.now(), limit }) : [];
    const all = await pages.after(organisationId, { tx, position });
    const page = isFailing ? upTo(all, { types, serviceIds }, PROBES) : all;
    const wanted = page.filter((event) => wants({ types, serviceIds }, event));
    const behind = holds ? await this.linesBehind(subscriberId, wanted) : new Set<string>();
    return { due, all, page, wanted, behind };
  }

  private async linesBehind(subscriberId: string, wanted: readonly OutgoingEvent[]): Promise<Set<string>> {
    const lines = [...new Set(wanted.map(({ line }) => line))];
    if (lines.length === 0) return new Set();
    return new Set((await findHeldLines(this.source, { subscriberId, lines })).map(({ line }) => line));
  }

  private async send(
    subscriber: Taken,
    events: readonly OutgoingEvent[],
    { isFailing, signal }: { isFailing: boolean; signal: AbortSignal },
  ): Promise<Tried[]> {
    if (events.length === 0) return [];
    const told = await this.asking.run(() => this.events.told(events, subscriber));
    const bodies = new Map<OutgoingEvent, ToldEvent>(events.map((event, n) => [event, told[n]!]));
    const tried: Tried[] = [];
    const began = performance.now();
    const isHopeless = (): boolean =>
      tried.length > 0 &&
      tried.every(({ attempt }) => attempt.outcome !== 'taken') &&
      (tried.length >= ENOUGH_FAILURES ||
        tried.filter(({ attempt }) => attempt.outcome !== 'refused').length >= ENOUGH_DOWN);
    const stop = (): boolean => signal.aborted || performance.now() - began > ROUND_MS || isHopeless();
    const turns = isFailing ? this.trying : this.sending;
    const tell = (event: OutgoingEvent): Promise<boolean> =>
      turns.run(async () => {
        // It may have waited for its turn.
        if (stop()) return false;
        const attempt = await this.sender.send(subscriber, event.id, bodies.get(event)!, signal);
        tried.push({ event, attempt });
        return attempt.outcome === 'taken';
      });
    await workThrough(linesOf(events), AT_ONCE, tell, stop);
    return tried;
  }

  /** Whether what failed is about the subscriber, and not about single events. */
  private isDown(failed: readonly Tried[], due: readonly Held[], next: readonly OutgoingEvent[]): boolean {
    const isAnswered = failed.every(({ attempt }) => attempt.status !== null);
    // Only what it has failed at before: whether it takes others is not known.
    if (isAnswered && next.length === 0 && due.length > 0) return false;
    return failed.some(({ attempt }) => attempt.outcome !== 'refused') || failed.length >= ENOUGH_FAILURES;
  }

  private async keepAttempts(
    manager: EntityManager,
    subscriberId: string,
    tried: readonly Tried[],
  ): Promise<void> {
    await bulkInsert(
      manager,
      EventAttempt,
      tried.map(({ event, attempt: { at, ms, status, problem, answer, outcome } }) => ({
        ...{ id: this.ids.uuid(), subscriberId, eventId: event.id, type: event.type },
        ...{ at, ms, status, problem, answer, ok: outcome === 'taken' },
      })),
    );
  }

  /**
   * Writes down what became of a round, without waiting for the disk: what a crash undoes is told again by the same id. Where
   * another process has the subscriber by now, its place is `lost`, and only what was tried is written.
   */
  private settle(
    { id: subscriberId, ...subscriber }: Taken,
    holder: string,
    round: {
      due: readonly Held[];
      wanted: readonly OutgoingEvent[];
      last: { tx: string; position: string };
      tried: readonly Tried[];
      leaves: boolean;
    },
  ): Promise<'placed' | 'left' | 'lost'> {
    const { due, wanted, last, tried, leaves } = round;
    const now = this.clock.now();
    const attempts = new Map(tried.map(({ event, attempt }) => [event.position, attempt]));
    const isTaken = ({ position }: OutgoingEvent): boolean => attempts.get(position)?.outcome === 'taken';
    const problem = tried.find(({ attempt }) => attempt.outcome !== 'taken')?.attempt.problem ?? null;
    return transaction(this.source, async (manager) => {
      await commitWithoutWaiting(manager, {});
      await this.keepAttempts(manager, subscriberId, tried);
      const place = { id: subscriberId, holder, tx: last.tx, position: last.position };
      const isTold = tried.some(({ event }) => isTaken(event));
      const moved = isTold
        ? await moveSubscriberOn(manager, { ...place, now, problem, leaves })
        : await skipEvents(manager, place);
      if (moved.length === 0) return 'lost';
      const released = due.filter(isTaken).map(({ position }) => position);
      if (released.length > 0) await releaseHeld(manager, { subscriberId, positions: released });
      let givenUp = 0;
      for (const { position, attempts: before, firstFailedAt } of due) {
        const attempt = attempts.get(position);
        if (!attempt || attempt.outcome === 'taken') continue;
        const isOver = firstFailedAt !== null && now - firstFailedAt >= GIVE_UP_MS;
        if (isOver) givenUp++;
        const rest = restAfter(before + 1, this.ids.chance(), attempt.retryAfterMs);
        await holdLonger(manager, {
          ...{ subscriberId, position, now, nextAttemptAt: now + rest, givenUpAt: isOver ? now : null },
        });
      }
      const back = wanted.filter((event) => !isTaken(event));
      if (back.length > 0)
        await holdEvents(manager, {
          subscriberId,
          events: back.map(({ tx, position, line }) => {
            const attempt = attempts.get(position);
            const rest = attempt ? restAfter(1, this.ids.chance(), attempt.retryAfterMs) : 0;
            return {
              ...{ tx, position, line, attempts: attempt ? 1 : 0 },
              first_failed_at: attempt ? toIso(now) : null,
              next_attempt_at: toIso(now + rest),
            };
          }),
        });
      if (givenUp > 0) await this.trouble.tellGivenUp(manager, { ...subscriber, id: subscriberId }, givenUp);
      return isTold && leaves ? 'left' : 'placed';
    });
  }
}

/** The events up to the one with which so many wanted ones are there. */
function upTo(
  events: readonly OutgoingEvent[],
  wish: Parameters<typeof wants>[0],
  most: number,
): OutgoingEvent[] {
  let found = 0;
  const end = events.findIndex((event) => wants(wish, event) && ++found === most);
  return end < 0 ? [...events] : events.slice(0, end + 1);
}
