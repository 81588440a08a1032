import { nationsInWords } from './nations.js';

/** `42 of 310 open promises move.` */
export const movedInWords = ({ moved, looked }: { moved: number; looked: number }): string => {
  if (looked === 0) return 'No promise is open, so none moves.';
  if (moved === 0) return `None of the ${looked} open promises moves.`;
  return `${moved} of ${looked} open ${looked === 1 ? 'promise' : 'promises'} ${moved === 1 ? 'moves' : 'move'}.`;
};

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** `scotland 2026-06-15 World Cup bank holiday` as `15 Jun 2026, World Cup bank holiday (Scotland)`. */
export const changedHoliday = (line: string): string => {
  const [, nation, date, title] = /^(\S+) (\d{4}-\d\d-\d\d) (.+)$/.exec(line) ?? [];
  if (!nation || !date || !title) return line;
  return `${days.format(Date.parse(date))}, ${title} (${nationsInWords([nation])})`;
};
