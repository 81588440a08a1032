const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long until the next attempt: a minute, then twice as long each time up to an hour, with a share by chance. */
export const waitAfter = (attempts: number, chance: number): number => {
  const most = Math.min(HOUR_MS, MINUTE_MS * 2 ** Math.min(attempts - 1, 10));
  return most * (0.75 + 0.5 * chance);
};

/** A share by chance, from 0 to 1, out of an id that is one by chance. */
export const chanceIn = (uuid: string): number => Number.parseInt(uuid.slice(-8), 16) / 2 ** 32;

/** What was not taken in so many attempts is shown to people, who decide: three days and more. */
export const MOST_ATTEMPTS = 80;
