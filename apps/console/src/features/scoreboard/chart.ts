/** The share at the foot of the chart: the highest of a few that leaves room below the lowest share. */
export const footOf = (shares: readonly (number | null)[]): number => {
  const lowest = Math.min(1, ...shares.filter((share) => share !== null));
  return [0.8, 0.5].find((foot) => lowest >= foot + 0.02) ?? 0;
};

/** How high a share stands between the foot and 100%, in hundredths of the height from the top. */
export const depthOf = (share: number, foot: number): number => ((1 - share) / (1 - foot)) * 100;

/** The line of shares, broken where one is missing: each stretch as the points of a polyline, 0 to 100 both ways. */
export const stretches = (shares: readonly (number | null)[], foot: number): string[] => {
  const lines: string[][] = [[]];
  for (const [index, share] of shares.entries())
    if (share === null) lines.push([]);
    else lines.at(-1)?.push(`${((index + 0.5) / shares.length) * 100},${depthOf(share, foot)}`);
  return lines.filter((points) => points.length > 1).map((points) => points.join(' '));
};

const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** `2026-11` as `Nov`, and as `Jan 2026` where a year begins. */
export const monthName = (month: string, isFirst: boolean): string => {
  const name = monthNames.format(Date.parse(`${month.slice(0, 7)}-01`));
  return isFirst || month.slice(5, 7) === '01' ? `${name} ${month.slice(0, 4)}` : name;
};
