const DAY_MS = 86_400_000;

/** The Monday of the week of a day, YYYY-MM-DD, and so many weeks before, the newest first. */
export const weeksUntil = (day: string, count: number): string[] => {
  const date = Date.parse(`${day}T00:00:00Z`);
  const monday = date - ((new Date(date).getUTCDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: count }, (_, back) =>
    new Date(monday - back * 7 * DAY_MS).toISOString().slice(0, 10),
  );
};
