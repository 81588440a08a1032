import { newDatabase } from './database.js';
import { SECRET, startEmbedded, type World } from './world.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The demonstration council with this charter, on a database of its own on the server of the run. */
export const startCouncil = async (pack = 'cambridge-city'): Promise<World> =>
  startEmbedded({
    DATABASE_URL: await newDatabase(),
    SECRET,
    DEMO: 'on',
    DEMO_PACK: pack,
    LOG_LEVEL: 'silent',
  });

/** YYYY-MM-DD in the zone of the council, so many days from today. */
export const dayFromToday = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + days * DAY);

/** Status and code of a refusal: `404 enquiry-not-found`. */
export const refusalOf = async (response: Response): Promise<string> =>
  `${response.status} ${((await response.json()) as { error: { code: string } }).error.code}`;
