import { z } from 'zod';
import {
  CHANNEL_NAMES,
  COMMITMENT_STATES,
  ENQUIRY_KINDS,
  MILESTONES,
  STEP_MOMENTS,
  WAIVERS,
} from '@frontdoor/kernel';
import { CALLER_OFFERS } from '../pack/pack.js';
import { parseDate } from '../calendar/civil.js';

const onADay = (value: string): boolean => parseDate(value.slice(0, 10)) !== undefined;
const NO_SUCH_DAY = 'must be a date that exists';

/** `2026-04-02 16:30` or `2026-04-02 16:30:15`, in the local time of the pack. */
const localTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
    'must be a local time such as 2026-04-02 16:30',
  )
  .refine(onADay, NO_SUCH_DAY);
const text = z.string().trim().min(1);

const matter = z.strictObject({
  channel: z.enum(CHANNEL_NAMES).optional(),
  service: text.optional(),
  'customer-service-centre': z.boolean().optional(),
  kind: z.enum(ENQUIRY_KINDS).optional(),
  complex: z.boolean().optional(),
  'response-requested': z.boolean().optional(),
});

const happening = z.union([
  z
    .string()
    .regex(
      new RegExp(
        `^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(:\\d{2})? (contact-received|${MILESTONES.join('|')}|clarification-received|resumed|visitor-left)$`,
      ),
      'must be a local time and what happened, such as 2026-04-02 16:30 responded',
    )
    .refine(onADay, NO_SUCH_DAY),
  z.strictObject({ at: localTime, paused: text, by: text }),
  z.strictObject({ at: localTime, extended: text, until: localTime, 'customer-told': localTime.optional() }),
  z.strictObject({
    at: localTime,
    waived: z.enum(WAIVERS),
    evidence: text,
    'urgent-contact': text.optional(),
    'return-date': text.optional(),
  }),
  z.strictObject({ at: localTime, withdrawn: text, by: text }),
  z.strictObject({ at: localTime, classified: matter }),
]);

/** One file of dated stories about one promise. */
export const caseFile = z.strictObject({
  promise: text,
  matter,
  /** What was owed by when, and what became of it. */
  cases: z
    .array(
      z.strictObject({
        story: text,
        shows: z
          .array(z.enum(['kept', 'missed', 'bank-holiday', 'clock-change', 'outside-hours', 'other']))
          .min(1),
        /** The clock's name, when the promise has several and it is not the first. */
        clock: text.optional(),
        /** What differs from the matter of the file. */
        matter: matter.optional(),
        happens: z.array(happening).min(1),
        'looked-at': localTime,
        /** Left out when no commitment is expected. */
        due: localTime.optional(),
        state: z.enum([...COMMITMENT_STATES, 'not-opened']),
      }),
    )
    .default([]),
  /** When somebody is asked to confirm that they did what was promised. */
  steps: z
    .array(
      z.strictObject({
        story: text,
        at: localTime,
        moment: z.enum(STEP_MOMENTS),
        matter: matter.optional(),
        asked: z.boolean(),
      }),
    )
    .default([]),
  /** What callers are offered whom nobody has answered. */
  callers: z
    .array(
      z.strictObject({
        story: text,
        rang: localTime,
        'looked-at': localTime,
        /** Empty while nothing is offered yet. */
        offered: z.array(z.enum(CALLER_OFFERS)),
      }),
    )
    .default([]),
  /** Which number a customer sees whom somebody rings. */
  rung: z.array(z.strictObject({ story: text, at: localTime, shown: text })).default([]),
});
export type CaseFile = z.infer<typeof caseFile>;
export type Case = CaseFile['cases'][number];
export type Happening = Case['happens'][number];
export type Matter = CaseFile['matter'];
