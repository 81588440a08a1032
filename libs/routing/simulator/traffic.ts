import type { Contact } from './contact.js';
import { randomRow, type Random } from './random.js';
import { replayOf } from './replay.js';
import { periodAt, type PresentContact, type Recorded, type Scenario } from './scenario.js';

/** What the rows of random numbers of a type are for; whoever tries again has rows of their own. */
const FOR = { arrivals: 0, handling: 1, patience: 2, choices: 3, returns: 4 };
const AGAIN = 10;
const PRESENT = 20;
/** So often a longer handling time is looked for than has passed already; then the longest is taken to be over soon. */
const LOOKS = 20;
/** Whatever is in hand takes at least so long from now, in milliseconds. */
const LEAST_LEFT = 15_000;

interface Rows {
  handling: (period: number) => number;
  patience: ((period: number) => number) | undefined;
  choices: Random;
}

/**
 * Who comes on a simulated day, and with what. It depends on the seed and on the day alone, and not on what the policy
 * does with it; only whoever tries again after giving up follows from that.
 */
export class Traffic {
  private readonly factors: number[];
  private readonly arrivals: Random[];
  private readonly returns: Random[];
  private readonly delays: ((period: number) => number)[];
  private readonly firsts: Rows[];
  private readonly again: Rows[];
  private readonly present: Rows[];
  private readonly replays: (Recorded['contacts'] | undefined)[];
  /** Of those so many have come. */
  private readonly replayed: number[];
  private came = 0;

  constructor(
    private readonly scenario: Scenario,
    seed: number,
    day: number,
  ) {
    const { dayFactor, dayLength, periodEnds } = scenario;
    const draw = dayFactor?.drawer(randomRow(seed, day, 0xdaf));
    const days = Math.ceil(periodEnds.at(-1)! / dayLength);
    this.factors = Array.from({ length: Math.max(days, 1) }, (_, each) => draw?.(each) ?? 1);
    const row = (typeNumber: number, purpose: number): Random => randomRow(seed, day, typeNumber, purpose);
    const rowsFrom = (first: number): Rows[] =>
      scenario.types.map(({ handling, patience }, number) => ({
        handling: handling.drawer(row(number, first + FOR.handling)),
        patience: patience?.drawer(row(number, first + FOR.patience)),
        choices: row(number, first + FOR.choices),
      }));
    this.firsts = rowsFrom(0);
    this.again = rowsFrom(AGAIN);
    this.present = scenario.present ? rowsFrom(PRESENT) : [];
    this.arrivals = scenario.types.map((_, number) => row(number, FOR.arrivals));
    this.replays = scenario.types.map(
      ({ recorded }, number) => recorded && replayOf(recorded, this.arrivals[number]!, periodEnds.at(-1)!),
    );
    this.replayed = scenario.types.map(() => 0);
    this.returns = scenario.types.map((_, number) => row(number, FOR.returns));
    this.delays = scenario.types.map(
      ({ retry }, number) => retry?.delay.drawer(this.returns[number]!) ?? (() => 0),
    );
  }

  /**
   * When the next contact of a type comes after an instant: a Poisson process whose rate is that of the period, or the next of
   * those that were recorded.
   */
  nextAfter(typeNumber: number, instant: number): number {
    const { periodEnds, types, dayLength } = this.scenario;
    const replay = this.replays[typeNumber];
    if (replay) return replay[this.replayed[typeNumber]!++]?.at ?? Infinity;
    const random = this.arrivals[typeNumber]!;
    let now = instant;
    let left = -Math.log1p(-random());
    for (let period = periodAt(this.scenario, now); period < periodEnds.length; period++) {
      const rate = types[typeNumber]!.arrivals[period]! * this.factors[Math.floor(now / dayLength)]!;
      const passes = rate * (periodEnds[period]! - now);
      if (left < passes) return now + left / rate;
      left -= passes;
      now = periodEnds[period]!;
    }
    return Infinity;
  }

  /** How long that one takes, where it was recorded. */
  lengthOfNext(typeNumber: number): number | undefined {
    return this.replays[typeNumber]?.[this.replayed[typeNumber]! - 1]?.handling;
  }

  /** A contact that comes at an instant, for the first time or again after giving up. */
  contact(typeNumber: number, arrivedAt: number, isAgain: boolean): Contact {
    const { types, warmUp } = this.scenario;
    const type = types[typeNumber]!;
    const rows = (isAgain ? this.again : this.firsts)[typeNumber]!;
    const period = periodAt(this.scenario, arrivedAt);
    const { open, within, after } = type.promise;
    return {
      number: this.came++,
      typeNumber,
      type,
      arrivedAt,
      period,
      handling: rows.handling(period),
      patience: rows.patience?.(period) ?? Infinity,
      dueAt: after
        ? arrivedAt + after[period % after.length]!
        : open
          ? open.after(arrivedAt, within)
          : arrivedAt + within,
      chance: this.chances(typeNumber, rows.choices),
      state: 'waiting',
      since: arrivedAt,
      isRungBack: false,
      attempts: 0,
      hops: 0,
      not: [],
      rulesUsed: 0,
      isCounted: arrivedAt >= warmUp,
    };
  }

  /** Somebody who is there at the start. Of what is in hand, only what is left of it is still to be done. */
  presentContact(present: PresentContact): Contact {
    const { typeNumber, arrivedAt, dueAt, isMissed, inHand, ownerGroup, notFor, needs } = present;
    const type = this.scenario.types[typeNumber]!;
    const { handling, patience, choices } = this.present[typeNumber]!;
    const passed = inHand ? -inHand.since : 0;
    let length = handling(0);
    for (let look = 1; length <= passed && look < LOOKS; look++) length = handling(0);
    return {
      number: this.came++,
      typeNumber,
      type,
      arrivedAt,
      period: 0,
      handling: Math.max(length - passed, LEAST_LEFT),
      patience: patience?.(0) ?? Infinity,
      dueAt,
      chance: this.chances(typeNumber, choices),
      state: 'waiting',
      since: 0,
      isRungBack: false,
      attempts: 0,
      hops: 0,
      not: [],
      ...(ownerGroup !== undefined && { ownerGroup }),
      ...(notFor && notFor.length > 0 && { notFor }),
      ...(needs && needs.length > 0 && { needs }),
      rulesUsed: 0,
      isCounted: !isMissed,
    };
  }

  /** When somebody who gave up tries again; undefined when they do not. */
  triesAgainAt({ typeNumber, type }: Contact, now: number): number | undefined {
    if (!type.retry || this.returns[typeNumber]!() >= type.retry.probability) return undefined;
    const again = now + this.delays[typeNumber]!(periodAt(this.scenario, now));
    return again < this.scenario.periodEnds.at(-1)! ? again : undefined;
  }

  private chances(typeNumber: number, random: Random): Contact['chance'] {
    const { ringBack } = this.scenario.types[typeNumber]!;
    if (!ringBack && !this.scenario.groups.some(({ settles }) => settles.has(typeNumber))) return NO_CHANCE;
    return {
      settled: random(),
      ringBack: random(),
      reached: Array.from({ length: ringBack?.attempts ?? 0 }, random),
    };
  }
}

const NO_CHANCE = { settled: 0, ringBack: 0, reached: [] };
