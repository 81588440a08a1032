import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { channel } from '../channels.js';
import { commitmentState, date, enquiryKind, instant, type Weekday, WEEKDAYS } from '../words.js';
import { timeLeft } from './promise-views.js';
import { named } from './views.js';

/** A promise that somebody should look at, with its enquiry. */
export const openPromise = z.object({
  commitmentId: z.uuid(),
  promiseId: z.string(),
  title: z.string(),
  state: commitmentState,
  startedAt: instant,
  dueAt: instant,
  atRiskAt: z.array(instant),
  left: timeLeft,
  standing: z.enum(['safe', 'at-risk', 'missed', 'paused']),
  enquiryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  kind: enquiryKind,
  channel,
  service: z.string(),
  owner: named.nullable(),
  /** Who has its work now. */
  holder: named.nullable(),
});
export type OpenPromise = z.infer<typeof openPromise>;

export const listOpenPromises = endpoint({
  method: 'GET',
  path: '/api/v1/promises',
  access: session(...STAFF),
  summary:
    'Promises that are open, the earliest due first: missed, at risk, safe or waiting for the customer',
  query: z.object({
    standing: z.enum(['missed', 'at-risk', 'safe', 'paused', 'all']).default('all'),
    service: z.string().max(100).optional(),
    /** Only what is mine: I own the enquiry or have its work. */
    mine: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.object({
    promises: z.array(openPromise),
    /** For the same filter without `standing`. */
    counts: z.object({ missed: z.int(), atRisk: z.int(), safe: z.int(), paused: z.int() }),
  }),
});

/** Opening hours of one day: `09:00-17:00`, several for a split day, none for a closed one. */
const hours = z.array(z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, 'hours such as 09:00-17:00')).max(4);
export const week = z.object(
  Object.fromEntries(WEEKDAYS.map((day) => [day, hours.default([])])) as Record<
    Weekday,
    z.ZodDefault<typeof hours>
  >,
);

export type Week = z.infer<typeof week>;

export const calendarChangeBody = z.discriminatedUnion('kind', [
  /** Closed on that day, or open at other hours when `hours` says so. */
  z.object({
    kind: z.literal('closure'),
    calendar: z.string().max(100),
    date,
    title: z.string().trim().min(3).max(200),
    hours: hours.optional(),
  }),
  /** Other opening hours from a date on. */
  z.object({ kind: z.literal('hours'), calendar: z.string().max(100), from: date, week }),
  /** A list in the format of the official bank holiday feed (gov.uk/bank-holidays.json), as text. */
  z.object({ kind: z.literal('holidays'), feed: z.string().max(1_000_000) }),
]);
export type CalendarChangeBody = z.infer<typeof calendarChangeBody>;

export const calendarView = z.object({
  name: z.string(),
  title: z.string(),
  assumption: z.string().nullable(),
  /** The hours now in force and those to come, the oldest first; `from` is null for those since ever. */
  hours: z.array(z.object({ from: date.nullable(), week })),
  /** Closures from today on. */
  closures: z.array(z.object({ date, title: z.string(), hours })),
  /** Bank holidays of the next twelve months. */
  holidays: z.array(z.object({ date, title: z.string(), nations: z.array(z.string()) })),
  /** Bank holidays are known up to and including this day. */
  holidaysKnownUntil: date.nullable(),
});
export type CalendarView = z.infer<typeof calendarView>;

export const readCalendars = endpoint({
  method: 'GET',
  path: '/api/v1/calendars',
  access: session(...STAFF),
  summary: 'The calendars that promises are counted on, and who changed what',
  answer: z.object({
    zone: z.string(),
    charter: z.object({ id: z.string(), title: z.string(), version: z.string() }),
    calendars: z.array(calendarView),
    /** A sentence for each calendar whose bank holidays run out within 12 months. */
    warnings: z.array(z.string()),
    changes: z.array(
      z.object({
        id: z.uuid(),
        /** As a sentence. */
        text: z.string(),
        at: instant,
        by: z.string().nullable(),
        undoneAt: instant.nullable(),
        undoneBy: z.string().nullable(),
      }),
    ),
    /** Open promises that are still to be worked out anew after the last change. */
    recomputing: z.int(),
  }),
});

/** What a change does to open promises, found out before it is made. */
export const calendarEffect = z.object({
  /** Open promises looked at. */
  looked: z.int(),
  moved: z.int(),
  examples: z.array(
    z.object({
      reference: z.string(),
      promiseId: z.string(),
      title: z.string(),
      from: instant,
      to: instant,
    }),
  ),
  /** `scotland 2026-06-15 World Cup bank holiday`, for a list of bank holidays. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
});
export type CalendarEffect = z.infer<typeof calendarEffect>;

export const previewCalendarChange = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/preview',
  access: session('administrator'),
  summary: 'What a change of the calendars would do to open promises; changes nothing',
  body: calendarChangeBody,
  answer: calendarEffect,
});

export const changeCalendar = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/changes',
  access: session('administrator'),
  summary:
    'Change the calendars; open promises are worked out anew and keep their old due time and the reason',
  body: calendarChangeBody,
  status: 201,
  answer: z.object({ id: z.uuid(), text: z.string() }),
});

export const undoCalendarChange = endpoint({
  method: 'DELETE',
  path: '/api/v1/calendars/changes/:id',
  access: session('administrator'),
  summary: 'Undo a change of the calendars; open promises are worked out anew',
  params: z.object({ id: z.uuid() }),
  status: 204,
});

const auditOutcome = z.enum(['met', 'partly', 'not-met']);

export const readAudits = endpoint({
  method: 'GET',
  path: '/api/v1/audits',
  access: session(...STAFF),
  summary: 'Promises about premises and people: what was checked when, what was found, what is due again',
  answer: z.object({
    audits: z.array(
      z.object({
        promiseId: z.string(),
        title: z.string(),
        everyMonths: z.int(),
        items: z.array(
          z.object({
            item: z.string(),
            last: z
              .object({
                id: z.uuid(),
                result: auditOutcome,
                foundOn: date,
                place: z.string(),
                note: z.string(),
                by: z.string(),
              })
              .nullable(),
            dueOn: date,
            overdue: z.boolean(),
          }),
        ),
      }),
    ),
    /** The newest first. */
    history: z.array(
      z.object({
        id: z.uuid(),
        promiseId: z.string(),
        item: z.string(),
        result: auditOutcome,
        foundOn: date,
        place: z.string(),
        note: z.string(),
        by: z.string(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
});

export const recordAudit = endpoint({
  method: 'POST',
  path: '/api/v1/audits/:promiseId/results',
  access: session('supervisor', 'reception', 'administrator'),
  summary: 'Record what was found; evidence goes into the note',
  params: z.object({ promiseId: z.string().max(40) }),
  body: z.object({
    item: z.string().max(500),
    result: auditOutcome,
    foundOn: date,
    place: z.string().trim().min(2).max(200),
    note: z.string().trim().min(3).max(4000),
  }),
  status: 201,
  answer: z.object({ id: z.uuid() }),
});

export const withdrawAudit = endpoint({
  method: 'DELETE',
  path: '/api/v1/audits/results/:id',
  access: session('supervisor', 'reception', 'administrator'),
  summary: 'Withdraw a result recorded by mistake; it stays in the history',
  params: z.object({ id: z.uuid() }),
  status: 204,
});
