import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { date, instant } from '../words.js';
import { appointmentKind } from './appointments.js';

const planners = session('supervisor', 'administrator');

const planFile = z.object({
  /** What the file is called: one that ends in .ics is read as a calendar, as is one that begins like it. */
  name: z.string().trim().min(1).max(200),
  /** The email address of the person that all of it is for, in a calendar of one person. */
  agent: z.string().trim().max(320).optional(),
});

export const shiftPlanPreview = z.object({
  /** What is wrong, in the order of the file; lines count from 1. */
  faults: z.array(z.object({ line: z.int(), text: z.string() })),
  /** The days that the file speaks of; null where no shift of it can be read. */
  firstDay: date.nullable(),
  lastDay: date.nullable(),
  /** In shifts. */
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
  unchanged: z.int(),
  people: z.array(
    z.object({
      name: z.string(),
      added: z.int(),
      changed: z.int(),
      gone: z.int(),
      unchanged: z.int(),
    }),
  ),
  /** Who has shifts on these days and is not named in the file: theirs stay. */
  leftAlone: z.array(z.string()),
});
export type ShiftPlanPreview = z.infer<typeof shiftPlanPreview>;

export const previewShiftPlan = endpoint({
  method: 'POST',
  path: '/api/v1/shifts/preview',
  access: planners,
  summary: 'What a shift plan (CSV or iCalendar, as the body) would change; changes nothing',
  query: planFile,
  consumes: ['text/csv', 'text/calendar', 'application/octet-stream'],
  answer: shiftPlanPreview,
});

export const importShiftPlan = endpoint({
  method: 'POST',
  path: '/api/v1/shifts/imports',
  access: planners,
  summary:
    'Take in a shift plan (CSV or iCalendar, as the body). For the people it names it says all from its first day to its last',
  query: planFile.extend({
    /** Lines at fault are left out; otherwise one of them refuses the whole. */
    leaveOut: z.enum(['yes']).optional(),
  }),
  consumes: ['text/csv', 'text/calendar', 'application/octet-stream'],
  status: 201,
  answer: shiftPlanPreview.extend({
    /** Null where the plan was like this already. */
    id: z.uuid().nullable(),
  }),
});

export const undoShiftImport = endpoint({
  method: 'DELETE',
  path: '/api/v1/shifts/imports/:id',
  access: planners,
  summary: 'Take back the newest import of a shift plan, as a whole',
  params: z.object({ id: z.uuid() }),
  status: 204,
});

/** Whom it is with, and where, stands with its enquiry. */
const plannedAppointment = z.object({
  id: z.uuid(),
  /** `10:00 to 11:00`, in the zone of the organisation. */
  text: z.string(),
  kind: appointmentKind,
  enquiry: z.object({ id: z.uuid(), reference: z.string() }),
});

const plannedShift = z.object({
  from: instant,
  to: instant,
  /** `09:00 to 17:00`, in the zone of the organisation. */
  text: z.string(),
  team: z.string().nullable(),
  place: z.string().nullable(),
});

export const readShifts = endpoint({
  method: 'GET',
  path: '/api/v1/shifts',
  access: session(...STAFF),
  summary: 'Who is on when, of the week with a day; of this week where none is given',
  query: z.object({ day: date.optional() }),
  answer: z.object({
    /** The Monday and today, in the zone of the organisation. */
    monday: date,
    today: date,
    days: z.array(
      z.object({
        date,
        /** When the calendar is open, as `09:00 to 17:00`; none when it is closed. */
        open: z.array(z.string()),
        /** The plan speaks of the day; otherwise the opening hours count. */
        isPlanned: z.boolean(),
      }),
    ),
    /** By name: who is planned or has an appointment in the week, who is away in it, and who takes contacts. */
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        team: z.string(),
        /** On by the plan, or by the opening hours where there is no plan. */
        isOnNow: z.boolean(),
        days: z.array(
          z.object({
            /** Without the time that somebody is away. */
            shifts: z.array(plannedShift),
            /** Agreed with customers, those that begin on the day. */
            appointments: z.array(plannedAppointment),
            /** For some of the day at least. */
            isAway: z.boolean(),
          }),
        ),
      }),
    ),
    /** Nobody has a shift, in any week: the opening hours of the calendar count. */
    isWithoutPlan: z.boolean(),
    /** The newest import that was not taken back. */
    lastImport: z
      .object({ id: z.uuid(), name: z.string(), by: z.string().nullable(), at: instant })
      .nullable(),
  }),
});
