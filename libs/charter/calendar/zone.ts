import { Temporal } from 'temporal-polyfill';
import { DAY_MS, dayNumber } from './civil.js';

/** Clock changes are looked up this far ahead at a time. */
const STEP_MS = 20 * 366 * DAY_MS;
/** Clock changes are looked up between these instants only. */
const EPOCH = 0;
const HORIZON = dayNumber(2210, 1, 1) * DAY_MS;

/**
 * A time zone as a table of its clock changes, so that converting an instant is a search and not a call into
 * the time zone database. The table grows as later instants are asked for.
 */
export class Zone {
  /** The instants at which the offset changes, and the offset (ms east of UTC) from each on. */
  private readonly changes: number[] = [EPOCH];
  private readonly offsets: number[];
  private known = EPOCH;

  /** @throws RangeError when the time zone database has no zone of this name. */
  constructor(readonly id: string) {
    this.offsets = [offsetAt(id, EPOCH)];
  }

  /** Milliseconds east of UTC at an instant. */
  offset(instant: number): number {
    this.learn(instant);
    return this.offsets[this.rank(instant)]!;
  }

  /** Local date of an instant, as a day number. */
  localDay(instant: number): number {
    return Math.floor((instant + this.offset(instant)) / DAY_MS);
  }

  /** Milliseconds after local midnight that a wall clock shows at an instant. */
  timeOfDay(instant: number): number {
    const local = instant + this.offset(instant);
    return local - Math.floor(local / DAY_MS) * DAY_MS;
  }

  /**
   * The instant at which local clocks show this time. A time that a clock change skips is taken as much later
   * as was skipped; of a time that comes twice, the first counts.
   */
  instant(day: number, timeOfDay: number): number {
    const local = day * DAY_MS + timeOfDay;
    this.learn(local + DAY_MS);
    let i = this.rank(local + DAY_MS);
    while (i > 0 && local < this.changes[i]! + Math.max(this.offsets[i - 1]!, this.offsets[i]!)) i--;
    return local - this.offsets[i]!;
  }

  /** Index of the last change at or before an instant. */
  private rank(instant: number): number {
    let low = 0;
    let high = this.changes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.changes[middle]! <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private learn(instant: number): void {
    if (!(instant > this.known) || this.known === HORIZON) return;
    const until = Math.min(instant + STEP_MS, HORIZON);
    let from = Temporal.Instant.fromEpochMilliseconds(this.known).toZonedDateTimeISO(this.id);
    for (;;) {
      const next = from.getTimeZoneTransition('next');
      if (!next || next.epochMilliseconds > until) break;
      this.changes.push(next.epochMilliseconds);
      this.offsets.push(next.offsetNanoseconds / 1e6);
      from = next;
    }
    this.known = until;
  }
}

const offsetAt = (id: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id).offsetNanoseconds / 1e6;
