import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { date } from '../words.js';

const readers = session('supervisor', 'administrator');
const errors = z.object({ ours: z.number().nullable(), naive: z.number().nullable() });

/** What is foreseen by half-hour from what came before, how far off that was in the past, and how many people it needs. */
export const forecast = z.object({
  from: date,
  to: date,
  zone: z.string(),
  /** The days that were learnt from; null where nothing came yet. */
  learntFrom: z.object({ first: date, last: date, days: z.int(), contacts: z.int() }).nullable(),
  days: z.array(
    z.object({
      date,
      kind: z.enum(['usual', 'other', 'campaign']),
      total: z.number(),
      /** Contacts by half-hour of the clock. */
      halves: z.array(z.number()).length(48),
      /** People who must be there at the same time, by half-hour: all promises below together. */
      people: z.array(z.int()).length(48),
    }),
  ),
  /** Held against the last days, each foreseen from those before it alone; shares of 1. */
  backtest: z.object({
    days: z.int(),
    byHalfHour: errors,
    byDay: errors,
    meanOfDays: errors,
  }),
  /** What keeps each kind of contact, at its fullest half-hour. */
  needs: z.array(
    z.object({
      service: z.string(),
      channel,
      /** Null where nothing is promised of it. */
      promise: z.object({ id: z.string(), title: z.string() }).nullable(),
      /** Mean minutes that one takes, and whether that is learnt or taken for granted. */
      minutes: z.number(),
      isLearnt: z.boolean(),
      contacts: z.number(),
      /** At once, in the fullest half-hour. */
      people: z.int(),
      /** By which formula that was estimated. */
      by: z.enum(['erlang-c', 'erlang-a', 'workload']),
    }),
  ),
});
export type Forecast = z.infer<typeof forecast>;

const query = z.object({
  from: date.optional(),
  /** At most six weeks after `from`. */
  to: date.optional(),
  service: z.string().max(100).optional(),
});

export const readForecast = endpoint({
  method: 'GET',
  path: '/api/v1/forecast',
  access: readers,
  summary: 'What is foreseen by half-hour, its error against the past, and the people that it needs',
  query,
  answer: forecast,
});

export const readForecastCsv = endpoint({
  method: 'GET',
  path: '/api/v1/forecast.csv',
  access: readers,
  summary: 'The forecast as CSV (RFC 4180, UTF-8 with a byte order mark), a row for each half-hour',
  query,
  produces: 'text/csv',
});

const campaignDay = z.object({ day: date, name: z.string() });

export const listCampaignDays = endpoint({
  method: 'GET',
  path: '/api/v1/campaign-days',
  access: readers,
  summary: 'Days on which more comes than usual because of something that the council does',
  answer: z.object({ days: z.array(campaignDay.extend({ by: z.string() })) }),
});

export const markCampaignDay = endpoint({
  method: 'PUT',
  path: '/api/v1/campaign-days/:day',
  access: session('supervisor'),
  summary: 'Mark a day as one of a campaign, past or to come, so that forecasts know it',
  params: z.object({ day: date }),
  body: z.object({ name: z.string().trim().min(2).max(100) }),
  status: 204,
});

export const unmarkCampaignDay = endpoint({
  method: 'DELETE',
  path: '/api/v1/campaign-days/:day',
  access: session('supervisor'),
  summary: 'Take the mark of a campaign from a day',
  params: z.object({ day: date }),
  status: 204,
});
