import { clockAt, dayOf, sayDate } from '@frontdoor/kernel';
import type { Span } from '../shifts/index.js';

/** `Monday 8 June 2026, 09:30 to 10:30`; one that ends on another day says which. */
export function sayWindow({ from, to }: Span, zone: string): string {
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)];
  const end = first === last ? clockAt(to, zone) : `${sayDate(last)}, ${clockAt(to, zone)}`;
  return `${sayDate(first)}, ${clockAt(from, zone)} to ${end}`;
}

/** `Monday 8 June 2026, 09:30` */
export const sayMoment = (at: number, zone: string): string =>
  `${sayDate(dayOf(at, zone))}, ${clockAt(at, zone)}`;
