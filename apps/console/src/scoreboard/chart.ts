/** The next round number at or above: 1, 2, 5, 10, 20, 50 … */
export const roundUp = (value: number): number => {
  if (value <= 1) return 1;
  const step = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((times) => times * step).find((round) => round >= value) ?? value;
};

/** The lines of a chart whose points can be missing: each unbroken stretch as the points of a polyline, 0 to 100 both ways. */
export const stretches = (shares: readonly (number | null)[]): string[] => {
  const lines: string[][] = [[]];
  for (const [index, share] of shares.entries())
    if (share === null) lines.push([]);
    else lines.at(-1)?.push(`${((index + 0.5) / shares.length) * 100},${100 - share * 100}`);
  return lines.filter((points) => points.length > 1).map((points) => points.join(' '));
};

const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** `2026-11` as `Nov`, and as `Jan 2026` where a year begins. */
export const monthName = (month: string, isFirst: boolean): string => {
  const name = monthNames.format(Date.parse(`${month.slice(0, 7)}-01`));
  return isFirst || month.slice(5, 7) === '01' ? `${name} ${month.slice(0, 4)}` : name;
};
