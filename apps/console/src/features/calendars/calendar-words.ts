const nations: Record<string, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** `England and Wales, Scotland` */
export const nationsInWords = (names: readonly string[]): string =>
  names.map((name) => nations[name] ?? name).join(', ');

/** `42 open promises move, of 310 looked at.` */
export const movedInWords = ({ moved, looked }: { moved: number; looked: number }): string => {
  if (looked === 0) return 'No open promise runs over these days.';
  if (moved === 0) return `No open promise moves, of ${looked} looked at.`;
  return `${moved} open ${moved === 1 ? 'promise moves' : 'promises move'}, of ${looked} looked at.`;
};

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** `scotland 2026-06-15 World Cup bank holiday` as `15 Jun 2026, World Cup bank holiday (Scotland)`. */
export const changedHoliday = (line: string): string => {
  const [, nation, date, title] = /^(\S+) (\d{4}-\d\d-\d\d) (.+)$/.exec(line) ?? [];
  if (!nation || !date || !title) return line;
  return `${days.format(Date.parse(date))}, ${title} (${nationsInWords([nation])})`;
};
