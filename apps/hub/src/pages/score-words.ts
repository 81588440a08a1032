import type { ScoreRow } from '@frontdoor/contracts';

/** Fewer than these say too little about the rest for a percentage. */
export const ENOUGH = 10;

const number = new Intl.NumberFormat('en-GB');
const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const sayNumber = (n: number): string => number.format(n);

/** `97.1 %`. Rounded down, so that nothing is called 100 % that is not. */
export const sayShare = (share: number): string => `${oneDecimal.format(Math.floor(share * 1000) / 10)} %`;

/** `3 September 2026` */
export const sayDate = (date: string): string => longDate.format(Date.parse(date));

export const decided = ({ kept, missed, extended }: Pick<ScoreRow, 'kept' | 'missed' | 'extended'>): number =>
  kept + missed + extended;

/** `Half were done within 1.4 working hours; nine in ten within 2.8.` Nothing when nothing was met. */
export function sayTimes({
  median,
  p90,
  unit,
}: Pick<ScoreRow, 'median' | 'p90' | 'unit'>): string | undefined {
  if (median === null || p90 === null) return undefined;
  // Calendar months are measured in days.
  const words = unit === 'calendar-months' ? 'days' : unit.replaceAll('-', ' ');
  const onSameDay = (value: number): boolean => value === 0 && words.endsWith('days');
  if (onSameDay(p90)) return 'Nine in ten were done on the same day.';
  return onSameDay(median)
    ? `Half were done on the same day; nine in ten within ${amount(p90)} ${wordsFor(p90, words)}.`
    : `Half were done within ${amount(median)} ${wordsFor(median, words)}; nine in ten within ${amount(p90)}.`;
}

/** To a tenth, rounded up: what took 1.31 hours was not done within 1.3. */
const tenths = (value: number): number => Math.ceil(value * 10 - 1e-9) / 10;
const amount = (value: number): string => oneDecimal.format(tenths(value));
const wordsFor = (value: number, words: string): string =>
  tenths(value) === 1 ? words.replace(/s$/, '') : words;

/** `First reply`, of the clock `CITY-E1/first-reply`; nothing for the clock that is the promise itself. */
export function sayClock(clockId: string): string | undefined {
  const [, name] = clockId.split('/');
  return name && `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}
