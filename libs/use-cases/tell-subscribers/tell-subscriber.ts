import { Inject, Injectable } from '@nestjs/common';
import { type OutgoingEvent, OutgoingEvents } from '@frontdoor/casework/outgoing-events';
import { type Attempt, SendEvent } from '@frontdoor/casework/subscribers';
import type { ToldEvent } from '@frontdoor/contracts';
import { Clock, Ids, toIso } from '@frontdoor/kernel';
import {
  bulkInsert,
  DataSource,
  EventAttempt,
  findDueHeld,
  findHeldLines,
  holdEvents,
  holdLonger,
  keepSubscriber,
  moveSubscriberOn,
  releaseHeld,
  type RowOf,
  skipEvents,
  type takeSubscribers,
  transaction,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { linesOf, workThrough } from './lines.js';
import { NoteTrouble } from './note-trouble.js';
import { GIVE_UP_MS, restAfter } from './rest-after.js';
import { wants } from './wants.js';

export type Taken = RowOf<typeof takeSubscribers>;
type Held = RowOf<typeof findDueHeld>;

/** Events that are looked at in one round. */
const PAGE = 200;
const AT_ONCE = 8;
/** Of one that failed before: enough to see whether it is back, and to get past an event that it refuses. */
const PROBES = 2;
/** After so many failures and nothing taken, the rest of the round would fail as well. */
const ENOUGH_FAILURES = 4;
/** No attempt begins after this in a round, so that its right to send outlasts it. */
const ROUND_MS = 20_000;
export const LEASE_MS = 60_000;

interface Tried {
  event: OutgoingEvent;
  attempt: Attempt;
}

/**
 * One round with one subscriber: what is held back and due, then what comes next. Events of one line are told in order, lines
 * beside one another. What fails is held back, with all that follows on its line; where nothing at all is taken the
 * subscriber keeps its place, and is tried again later.
 */
@Injectable()
export class TellSubscriber {
  constructor(
    private readonly source: DataSource,
    private readonly events: OutgoingEvents,
    private readonly sender: SendEvent,
    private readonly trouble: NoteTrouble,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @returns whether there may be more for it at once */
  async round(subscriber: Taken, holder: string, signal: AbortSignal): Promise<boolean> {
    const { id: subscriberId, organisationId, types } = subscriber;
    const began = this.clock.now();
    const [kept] = await keepSubscriber(this.source, { id: subscriberId, holder, until: began + LEASE_MS });
    if (!kept) return false;
    const isFailing = kept.failures > 0;
    const due = await findDueHeld(this.source, {
      ...{ subscriberId, now: began, limit: isFailing ? PROBES : PAGE },
    });
    const all = await this.events.after(organisationId, kept, { limit: PAGE });
    if (due.length === 0 && all.length === 0) return false;
    const page = isFailing ? upTo(all, types, PROBES) : all;
    const wanted = page.filter(({ type }) => wants(types, type));
    const last = page.at(-1) ?? kept;
    const behind = await this.linesBehind(subscriberId, wanted);
    const next = wanted.filter(({ line }) => !behind.has(line));
    const tried = await this.send(subscriber, [...due, ...next], signal);
    await this.keepAttempts(subscriberId, tried);
    if (signal.aborted && tried.every(({ attempt }) => attempt.outcome !== 'taken')) return false;

    const failed = tried.filter(({ attempt }) => attempt.outcome !== 'taken');
    const failsAltogether =
      failed.length > 0 && failed.length === tried.length && this.isDown(failed, due, next);
    if (failsAltogether) {
      await this.trouble.note(
        { ...subscriber, ...kept },
        holder,
        failed.map(({ attempt }) => attempt),
      );
      return false;
    }
    const placed = await this.settle(subscriber, holder, { due, wanted, last, tried });
    if (!placed) this.log.info({ subscriber: subscriberId }, 'another process tells this subscriber now');
    const isAll = page.length === all.length && all.length < PAGE;
    return placed && !(isAll && due.length === 0 && behind.size === 0 && tried.length === next.length);
  }

  private async linesBehind(subscriberId: string, wanted: readonly OutgoingEvent[]): Promise<Set<string>> {
    const lines = [...new Set(wanted.map(({ line }) => line))];
    if (lines.length === 0) return new Set();
    return new Set((await findHeldLines(this.source, { subscriberId, lines })).map(({ line }) => line));
  }

  private async send(
    subscriber: Taken,
    events: readonly OutgoingEvent[],
    signal: AbortSignal,
  ): Promise<Tried[]> {
    if (events.length === 0) return [];
    const told = await this.events.told(events, subscriber);
    const bodies = new Map<OutgoingEvent, ToldEvent>(events.map((event, n) => [event, told[n]!]));
    const tried: Tried[] = [];
    const began = performance.now();
    const isHopeless = (): boolean =>
      tried.length >= ENOUGH_FAILURES && tried.every(({ attempt }) => attempt.outcome !== 'taken');
    const tell = async (event: OutgoingEvent): Promise<boolean> => {
      const attempt = await this.sender.send(subscriber, event.id, bodies.get(event)!, signal);
      tried.push({ event, attempt });
      return attempt.outcome === 'taken';
    };
    const stop = (): boolean => signal.aborted || performance.now() - began > ROUND_MS || isHopeless();
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

  private async keepAttempts(subscriberId: string, tried: readonly Tried[]): Promise<void> {
    await bulkInsert(
      this.source.manager,
      EventAttempt,
      tried.map(({ event, attempt: { at, ms, status, problem, answer, outcome } }) => ({
        ...{ id: this.ids.uuid(), subscriberId, eventId: event.id, type: event.type },
        ...{ at, ms, status, problem, answer, ok: outcome === 'taken' },
      })),
    );
  }

  /** Writes down what became of a round. False where another process has the subscriber by now, and nothing is written. */
  private settle(
    { id: subscriberId, ...subscriber }: Taken,
    holder: string,
    round: {
      due: readonly Held[];
      wanted: readonly OutgoingEvent[];
      last: { tx: string; position: string };
      tried: readonly Tried[];
    },
  ): Promise<boolean> {
    const { due, wanted, last, tried } = round;
    const now = this.clock.now();
    const attempts = new Map(tried.map(({ event, attempt }) => [event.position, attempt]));
    const isTaken = ({ position }: OutgoingEvent): boolean => attempts.get(position)?.outcome === 'taken';
    const problem = tried.find(({ attempt }) => attempt.outcome !== 'taken')?.attempt.problem ?? null;
    return transaction(this.source, async (manager) => {
      const place = { id: subscriberId, holder, tx: last.tx, position: last.position };
      const moved = tried.some(({ event }) => isTaken(event))
        ? await moveSubscriberOn(manager, { ...place, now, problem })
        : await skipEvents(manager, place);
      if (moved.length === 0) return false;
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
      return true;
    });
  }
}

/** The events up to the one with which so many wanted ones are there. */
function upTo(events: readonly OutgoingEvent[], types: readonly string[], most: number): OutgoingEvent[] {
  let found = 0;
  const end = events.findIndex(({ type }) => wants(types, type) && ++found === most);
  return end < 0 ? [...events] : events.slice(0, end + 1);
}
