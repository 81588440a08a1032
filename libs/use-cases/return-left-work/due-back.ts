import { OutsideCalendar } from '@frontdoor/charter';

const MINUTE_MS = 60_000;

interface Hours {
  addOpenTime(start: number, ms: number): number;
}

/**
 * When so many open minutes have gone by. Instants are epoch milliseconds.
 *
 * @returns null where the calendar never opens, so that no working time goes by
 */
export function dueBack(lastAt: number, minutes: number, hours: Hours): number | null {
  try {
    return hours.addOpenTime(lastAt, minutes * MINUTE_MS);
  } catch (error) {
    if (error instanceof OutsideCalendar) return null;
    throw error;
  }
}
