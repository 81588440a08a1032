import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { week } from './charter.js';

const kept = z.object({
  /** The week by which appointments are offered; null while the opening hours count. */
  week: week.nullable(),
  /** What is worth a second look: hours of it at which the office is closed as a rule, a sentence each. */
  remarks: z.array(z.string()),
});

export const readAppointmentHours = endpoint({
  method: 'GET',
  path: '/api/v1/appointment-hours',
  access: session(...STAFF),
  summary: 'By which hours of the week appointments are offered, where that is not by the opening hours',
  answer: kept,
});

export const setAppointmentHours = endpoint({
  method: 'PUT',
  path: '/api/v1/appointment-hours',
  access: session('administrator'),
  summary:
    'Offer appointments by hours of their own from now on, or by the opening hours again; what is agreed stays agreed',
  body: z.object({ week: week.nullable() }),
  answer: kept,
});
