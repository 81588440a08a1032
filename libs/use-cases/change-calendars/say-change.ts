import type { CalendarChangeBody } from '@frontdoor/contracts';
import { sayDate } from '@frontdoor/kernel';
import type { CalendarChange } from '@frontdoor/persistence';

/** A change of the calendars as a sentence. */
export function sayChange({ kind, data }: Pick<CalendarChange, 'kind' | 'data'>): string {
  const change = { kind, ...data } as CalendarChangeBody | { kind: 'undo' };
  switch (change.kind) {
    case 'closure':
      return change.hours?.length
        ? `${change.calendar}: open ${change.hours.join(' and ')} on ${sayDate(change.date)} (${change.title})`
        : `${change.calendar}: closed on ${sayDate(change.date)} (${change.title})`;
    case 'hours':
      return `${change.calendar}: other opening hours from ${sayDate(change.from)}`;
    case 'holidays':
      return 'A list of bank holidays was loaded';
    case 'undo':
      return 'A change was undone';
  }
}
