import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { date } from '../words.js';

/** Parts of an hour in which contacts are counted. */
export const QUARTERS_A_DAY = 96;

const aWeek = <T extends z.ZodType>(each: T) => z.array(z.array(each).length(QUARTERS_A_DAY)).length(7);

/** When contacts came over a period, against the hours in which the council is open. Days begin on Monday. */
export const demand = z.object({
  from: date,
  to: date,
  zone: z.string(),
  calendar: z.object({
    title: z.string(),
    /** Said when the charter gives no hours and these were assumed. */
    assumption: z.string().nullable(),
    /** Openings of each weekday at the end of the period, as 09:00-17:00, Monday first. */
    hours: z.array(z.array(z.string())).length(7),
  }),
  /** How many of each weekday the period has, without the days on which other hours hold. */
  days: z.array(z.int()).length(7),
  /** Contacts by weekday and quarter of an hour, all of these days together. */
  came: aWeek(z.int()),
  /** Calls of these that no person answered. */
  unanswered: aWeek(z.int()),
  /** Bank holidays and days with hours of their own: they are not judged by the hours of the week. */
  otherDays: z.object({ days: z.int(), came: z.int() }),
});
export type Demand = z.infer<typeof demand>;

export const readDemand = endpoint({
  method: 'GET',
  path: '/api/v1/scoreboard/demand',
  access: session('agent', 'supervisor', 'administrator'),
  summary: 'When contacts came, by weekday and quarter of an hour, against the opening hours',
  query: z.object({
    /** First and last day, in the zone of the organisation; the last 12 months when left out. */
    from: date.optional(),
    to: date.optional(),
    channel: channel.optional(),
    service: z.string().max(100).optional(),
    team: z.string().max(100).optional(),
  }),
  answer: demand,
});
