import type { CalendarIndex } from '../calendar/calendar-index.js';
import type { CharterPromise, Clock, Pack, Rate, Span } from '../pack/pack.js';
import { sayWithin } from '../pack/within.js';
import { CONTENT_WORDS } from '../words/content-words.js';
import { hoursInWords } from './hours-in-words.js';
import { sayCount } from './say.js';

/** A promise in plain words, for a page about the charter. */
export interface DescribedPromise {
  promise: CharterPromise;
  /** What is counted, a line for each thing: "4 working hours, counted Monday to Friday, 9:00 to 17:00". */
  measures: string[];
}

/** Every promise of a pack, its hours as they are at an instant (epoch milliseconds UTC). */
export const describePromises = ({ promises }: Pack, at: number): DescribedPromise[] =>
  promises.map((promise) => ({ promise, measures: [...new Set(measures(promise, at))] }));

function measures({ clocks, rate, step, content, audit }: CharterPromise, at: number): string[] {
  const said = content.flatMap(({ mustSay }) => mustSay.map((element) => CONTENT_WORDS[element]));
  return [
    ...clocks.map((clock) => sayClock(clock, at)),
    ...(rate ? [sayRate(rate)] : []),
    ...(step ? [`Whoever deals with it is asked: ${step.ask}`] : []),
    ...(said.length > 0 ? [`The message says: ${[...new Set(said)].join('; ')}`] : []),
    ...(audit ? [`Checked every ${sayCount(audit.everyMonths, 'month')}`] : []),
  ];
}

function sayClock({ spans, whose }: Clock, at: number): string {
  const limits = spans.map((span) => sayLimit(span, at));
  const limit = limits.length > 1 ? `the earliest of ${limits.join(' and ')}` : limits.join();
  return whose === 'customer' ? `The customer has ${limit}` : limit.charAt(0).toUpperCase() + limit.slice(1);
}

const sayLimit = (span: Span, at: number): string =>
  isCountedByHours(span)
    ? `${sayWithin(span)}, counted ${hoursInWords(span.calendar, at).title}`
    : sayWithin(span);

function sayRate({ of, atLeast, atMost, per }: Rate): string {
  if (atLeast !== undefined) return `At least ${atLeast} % of ${of} each ${per}`;
  return atMost === undefined ? `The share of ${of} each ${per}` : `At most ${atMost} % of ${of} each ${per}`;
}

/** Whether it makes a difference when the council is open. */
const isCountedByHours = ({ unit }: Span): boolean => unit.includes('working');

/** The calendars that promises of the council are counted by, for the clocks that `apply`, in the order of the pack. */
export const calendarsOf = (
  { calendars, promises }: Pick<Pack, 'calendars' | 'promises'>,
  apply: (clock: Clock) => boolean = () => true,
): { calendar: CalendarIndex; promises: number }[] =>
  [...calendars.values()].flatMap((calendar) => {
    const counted = promises.filter(({ clocks }) =>
      clocks.some(
        (clock) =>
          clock.whose === 'council' &&
          apply(clock) &&
          clock.spans.some((span) => isCountedByHours(span) && span.calendar === calendar),
      ),
    );
    return counted.length > 0 ? [{ calendar, promises: counted.length }] : [];
  });
