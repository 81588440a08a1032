import type { Contact } from './contact.js';
import type { Scenario } from './scenario.js';

/** What is counted of each type and period of arrival. */
export const COUNTED = [
  'arrived',
  'turnedAway',
  'waited',
  'answered',
  'kept',
  'missed',
  'abandoned',
  'abandonedLate',
  'rungBack',
  'notReached',
  'hops',
] as const;
export type Counted = (typeof COUNTED)[number];

/** Told of each contact that is counted. */
export type Heard = (what: Counted, contact: Contact) => void;

/** Counts and waiting times of one simulated day. */
export class Tally {
  readonly counts: Record<Counted, Float64Array>;
  /** Sum of the waiting times until the answer, and until they were answered or gave up. */
  readonly waitOfAnswered: Float64Array;
  readonly wait: Float64Array;
  longestWait = 0;
  /** Share of the time on duty with somebody, by group. */
  occupancy: number[] = [];
  private readonly periods: number;

  constructor(
    { types, periodEnds }: Scenario,
    private readonly heard?: Heard,
  ) {
    this.periods = periodEnds.length;
    const zeros = (): Float64Array => new Float64Array(types.length * this.periods);
    this.counts = Object.fromEntries(COUNTED.map((name) => [name, zeros()])) as Tally['counts'];
    this.waitOfAnswered = zeros();
    this.wait = zeros();
  }

  count(what: Counted, contact: Contact): void {
    if (!contact.isCounted) return;
    this.counts[what][this.place(contact)]!++;
    this.heard?.(what, contact);
  }

  /** Somebody begins with it after so long. */
  answered(contact: Contact, waited: number): void {
    if (!contact.isCounted) return;
    const place = this.place(contact);
    this.counts.answered[place]!++;
    this.waitOfAnswered[place]! += waited;
    this.wait[place]! += waited;
    this.longestWait = Math.max(this.longestWait, waited);
  }

  gaveUp(contact: Contact, waited: number, now: number): void {
    if (!contact.isCounted) return;
    const place = this.place(contact);
    this.count('abandoned', contact);
    this.wait[place]! += waited;
    this.longestWait = Math.max(this.longestWait, waited);
    if (now > contact.dueAt) this.counts.abandonedLate[place]!++;
  }

  private place({ typeNumber, period }: Contact): number {
    return typeNumber * this.periods + period;
  }
}
