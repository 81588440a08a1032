import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { date, instant } from '../words.js';

const visitors = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

/** Where the customer is met. */
export const appointmentKind = z.enum(['office', 'home']);
export type AppointmentKind = z.infer<typeof appointmentKind>;

/** `customer-absent` and `staff-absent`: one of the two was not there. */
export const appointmentState = z.enum([
  'agreed',
  'on-the-way',
  'arrived',
  'cancelled',
  'customer-absent',
  'staff-absent',
]);
export type AppointmentState = z.infer<typeof appointmentState>;

const appointment = z.object({
  id: z.uuid(),
  kind: appointmentKind,
  agent: z.object({ id: z.uuid(), name: z.string() }),
  from: instant,
  to: instant,
  place: z.string(),
  purpose: z.string(),
  state: appointmentState,
  /** When the officer is expected instead. */
  delayedUntil: instant.nullable(),
  /** When the customer is or was reminded; null where there is no time left for it. */
  remindAt: instant.nullable(),
  isReminded: z.boolean(),
  /** What was said of it last can be taken back. */
  canUndo: z.boolean(),
});
export type AppointmentView = z.infer<typeof appointment>;

/** Shortest and longest, in minutes. */
const minutes = z.coerce.number().int().min(10).max(480);

export const listAppointments = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/appointments',
  access: visitors,
  summary: 'Appointments of an enquiry, in order of time',
  params: one,
  answer: z.object({ appointments: z.array(appointment) }),
});

export const listSlots = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/appointments/slots',
  access: visitors,
  summary:
    'Times that can be agreed from a day on: within the hours for appointments, somebody who may deal with the enquiry is on shift and has no other appointment',
  params: one,
  query: z.object({
    day: date.optional(),
    minutes: minutes.optional(),
    /** One that is to be moved: its own time is free. */
    besides: z.uuid().optional(),
  }),
  answer: z.object({
    /** The next days that have any, five at most. */
    days: z.array(
      z.object({
        date,
        slots: z.array(
          z.object({
            from: instant,
            to: instant,
            people: z.array(z.object({ id: z.uuid(), name: z.string() })),
          }),
        ),
      }),
    ),
    /** Nobody of them has a shift in the plan: whoever is not away counts as on. */
    isWithoutPlan: z.boolean(),
  }),
});

/** What became of telling the customer; null where there is no way of writing to them, and somebody has to. */
const told = z.object({ told: channel.nullable() });

const when = z.object({ agentId: z.uuid(), from: instant, minutes });
const words = z.object({
  place: z.string().trim().min(1).max(300),
  purpose: z.string().trim().min(1).max(300),
});

export const agreeAppointment = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/appointments',
  access: visitors,
  summary: 'Keep an appointment that the customer agreed to; they get it confirmed with a calendar file',
  params: one,
  body: when.extend(words.shape).extend({
    kind: appointmentKind,
    /** The customer agreed to time and place. Nothing is planned without. */
    agreed: z.literal(true),
    /** Made once by the client; the same asked for twice is kept once. */
    requestId: z.uuid(),
  }),
  status: 201,
  answer: told.extend({ id: z.uuid() }),
});

export const moveAppointment = endpoint({
  method: 'PUT',
  path: '/api/v1/appointments/:id',
  access: visitors,
  summary: 'Change time, person, place or purpose, as agreed with the customer; they get it confirmed anew',
  params: one,
  body: when.extend(words.shape).extend({ agreed: z.literal(true) }),
  answer: told,
});

export const markAppointment = endpoint({
  method: 'POST',
  path: '/api/v1/appointments/:id/marks',
  access: visitors,
  summary:
    'Say what became of an appointment: on the way, delayed, arrived, somebody absent, cancelled; the customer is told where it concerns them',
  params: one,
  body: z.discriminatedUnion('what', [
    z.object({ what: z.literal('on-the-way') }),
    z.object({
      what: z.literal('delayed'),
      until: instant,
      /** `message`: the hub writes to the customer. `told`: whoever records it told them. */
      how: z.enum(['message', 'told']),
    }),
    z.object({ what: z.literal('arrived') }),
    z.object({ what: z.literal('customer-absent') }),
    z.object({ what: z.literal('staff-absent') }),
    z.object({ what: z.literal('cancelled'), reason: z.string().trim().min(1).max(300) }),
  ]),
  answer: told,
});

export const undoAppointmentMark = endpoint({
  method: 'DELETE',
  path: '/api/v1/appointments/:id/marks/last',
  access: visitors,
  summary: 'Take back what was said last of an appointment; what the customer was told has been told',
  params: one,
  status: 204,
});
