import type { CommitmentState } from '@frontdoor/kernel';
import { atRiskTimes } from '../clock/at-risk.js';
import { dueTime, type Stretch } from '../clock/due-time.js';
import { isForWhoIsHere } from '../clock/for-who-is-here.js';
import { openClock } from './open-commitments.js';
import { stops } from '../clock/stops-on.js';
import { timeTaken } from '../clock/time-taken.js';
import type { Clock, Pack } from '../pack/pack.js';
import type { Extended } from '../words/events.js';
import type { Commitment, Extension, Refusal } from './commitment.js';
import type { Opening } from './openings.js';
import { refuseExtension, refuseWaiver } from './refuse.js';
import { tell } from './tell.js';
import type { Timeline } from './timeline.js';

/** Follows one clock from its opening to `now`: a function of what happened, so a replay gives the same. */
export function trace(
  pack: Pack,
  { clock, moment, withdrawnAt }: Opening,
  line: Timeline,
  refusals: Refusal[],
): Commitment {
  const startedAt = line.moments[moment]!.event.at;
  const run = new Run(clock, startedAt, line.pauses);
  for (const { event, charter } of line.moments.slice(moment + 1)) {
    if (withdrawnAt !== undefined && event.at >= withdrawnAt) break;
    const refuse = (reason: string): void => void refusals.push({ event, clockId: clock.id, reason });
    if ('unseen' in event && event.unseen?.includes(startedAt)) continue;
    if (charter && stops(clock, charter)) run.meet(event.at);
    else if (event.type === 'clarification-received' && clock.resetsOnClarification)
      run.reset(event.at, refuse);
    else if (event.type === 'extended' && event.clockId === clock.id) run.extend(event, refuse);
    else if (event.type === 'waived' && clock.waiver) {
      const reason = refuseWaiver(clock, run.dueBy(event.at), event);
      if (reason) refuse(reason);
      else run.end('waived', event.at);
    } else if (event.type === 'withdrawn') {
      run.withdraw(event.at, event.reason);
      break;
    } else if (event.type === 'visitor-left' && isForWhoIsHere(clock))
      run.withdraw(event.at, 'the visitor left before anybody saw them');
    if (run.ended) break;
  }
  if (!run.ended && withdrawnAt !== undefined) run.withdraw(withdrawnAt, 'the matter was classified anew.');
  return commitmentOf(pack, clock, startedAt, run, line);
}

/** Longer than any stretch of closed days. */
const LONG_MS = 100 * 86_400_000;

class Run {
  countedFrom: number;
  readonly extensions: Extension[] = [];
  ended?: { state: CommitmentState; at: number; reason?: string };

  constructor(
    readonly clock: Clock,
    startedAt: number,
    private readonly ledger: readonly Stretch[],
  ) {
    this.countedFrom = startedAt;
  }

  /** The waits that count for this clock, as far as they are over or going on at an instant. */
  pauses(at: number): Stretch[] {
    if (!this.clock.pauses) return [];
    return this.ledger
      .filter(({ from, to }) => from < at && to > this.countedFrom)
      .map(({ from, to }) => ({ from: Math.max(from, this.countedFrom), to: Math.min(to, at) }));
  }

  /** The due time as it stands at an instant. A date agreed with the customer replaces the count. */
  dueBy(at: number): number {
    return this.extensions.at(-1)?.until ?? this.unextended(at);
  }

  unextended(at: number): number {
    return dueTime(this.clock, this.countedFrom, this.pauses(at));
  }

  /** Would the due time move if the wait that is going on, the last of the ledger, went on for long? */
  waitMoves(): boolean {
    const wait = this.ledger.at(-1);
    if (!wait || !this.clock.pauses || this.extensions.length > 0) return false;
    const from = Math.max(wait.from, this.countedFrom);
    const before = this.pauses(from);
    const longer = [...before, { from, to: from + LONG_MS }];
    return dueTime(this.clock, this.countedFrom, longer) > dueTime(this.clock, this.countedFrom, before);
  }

  meet(at: number): void {
    if (at > this.dueBy(at)) this.end(this.clock.whose === 'customer' ? 'lapsed' : 'missed', at);
    else this.end(at > this.unextended(at) ? 'extended' : 'kept', at);
  }

  reset(at: number, refuse: (reason: string) => void): void {
    if (at > this.dueBy(at)) refuse('it was already overdue');
    else {
      this.countedFrom = at;
      this.extensions.length = 0;
    }
  }

  extend(event: Extended, refuse: (reason: string) => void): void {
    const dueAt = this.dueBy(event.at);
    const reason = refuseExtension(this.clock, dueAt, event);
    if (reason) refuse(reason);
    else this.extensions.push({ at: event.at, from: dueAt, until: event.until, reason: event.reason });
  }

  /** What was overdue by then stays missed, or lapsed. */
  withdraw(at: number, reason: string): void {
    if (at <= this.dueBy(at)) this.end('withdrawn', at, reason);
  }

  end(state: CommitmentState, at: number, reason?: string): void {
    this.ended = { state, at, reason };
  }
}

function commitmentOf(pack: Pack, clock: Clock, startedAt: number, run: Run, line: Timeline): Commitment {
  const at = run.ended?.at ?? line.now;
  const dueAt = run.dueBy(at);
  const state = run.ended?.state ?? openState(run, dueAt, line);
  const pauses = run.pauses(at);
  const met = state === 'kept' || state === 'extended' || (state === 'missed' && run.ended !== undefined);
  const opened = openClock(pack, clock, startedAt);
  const commitment: Commitment = {
    ...opened,
    state,
    firstDueAt: opened.dueAt,
    dueAt,
    countedFrom: run.countedFrom,
    atRiskAt: atRiskTimes(clock, run.countedFrom, dueAt),
    endedAt: run.ended?.at,
    withdrawnBecause: run.ended?.reason,
    extensions: run.extensions,
    pauses,
    taken: met ? timeTaken(clock, run.countedFrom, at, pauses) : undefined,
    unit: clock.spans[0]!.unit,
  };
  return { ...commitment, explanation: tell(clock, commitment) };
}

/**
 * Met at the due time itself is in time; past it, it is missed. A wait that can no longer move the due time (it began on
 * the last day, or a later date was agreed) stops nothing.
 */
function openState(run: Run, dueAt: number, { now, waiting }: Timeline): CommitmentState {
  if (now > dueAt) return run.clock.whose === 'customer' ? 'lapsed' : 'missed';
  return waiting && run.waitMoves() ? 'paused' : 'running';
}
