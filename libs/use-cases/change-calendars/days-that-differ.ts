import type { PackFile } from '@frontdoor/charter';

type List = Record<string, { events: readonly { date: string }[] }>;

/** First and last day (YYYY-MM-DD) that is a bank holiday by one list only; undefined when both have the same days. */
export function daysThatDiffer(one: PackFile, other: PackFile): { from: string; to: string } | undefined {
  const [a, b] = [daysOf(one), daysOf(other)];
  const differing = [...a].filter((day) => !b.has(day)).concat([...b].filter((day) => !a.has(day)));
  const dates = differing.map((day) => day.split(' ')[1]!).toSorted();
  return dates.length > 0 ? { from: dates[0]!, to: dates.at(-1)! } : undefined;
}

/** `scotland 2026-06-15` */
const daysOf = ({ text }: PackFile): Set<string> =>
  new Set(
    Object.entries(JSON.parse(text) as List).flatMap(([nation, { events }]) =>
      events.map(({ date }) => `${nation} ${date}`),
    ),
  );
