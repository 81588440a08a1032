import { z } from 'zod';
import {
  CHANNEL_NAMES,
  CONTENT_ELEMENTS,
  ENQUIRY_KINDS,
  MILESTONES,
  STEP_MOMENTS,
  toE164,
  WAIVERS,
} from '@frontdoor/kernel';
import { parseDate } from '../calendar/civil.js';
import { PROMISE_KINDS } from '../words/words.js';
import { text } from './fields.js';
import { CALLER_OFFERS, RECEPTION_RULES } from './pack.js';
import { parseWithin } from './within.js';

const localTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/,
    'must be a date or local time such as 2026-01-16T17:00',
  )
  .refine((value) => parseDate(value.slice(0, 10)) !== undefined, 'must be a date that exists');
const within = z
  .string()
  .refine((value) => parseWithin(value) !== undefined, 'must be an amount of time such as "4 working hours"');
const start = z.enum(['contact-received', ...MILESTONES]);

const conditions = z.strictObject({
  channel: z.array(z.enum(CHANNEL_NAMES)).min(1).optional(),
  service: z.array(text).min(1).optional(),
  'customer-service-centre': z.boolean().optional(),
  kind: z.array(z.enum(ENQUIRY_KINDS)).min(1).optional(),
  complex: z.boolean().optional(),
  stage: z.int().min(1).optional(),
  'response-requested': z.boolean().optional(),
  'received-from': localTime.optional(),
  'received-before': localTime.optional(),
});

const span = z.strictObject({
  within,
  calendar: text.optional(),
  'moves-to-next-working-day': z.boolean().optional(),
});

const clock = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/, 'must be a word in lower case, with hyphens'),
  whose: z.enum(['council', 'customer']).optional(),
  per: z.enum(['contact', 'enquiry']),
  starts: start,
  stops: z.array(start).min(1),
  'applies-when': conditions.optional(),
  within: z.union([within, z.strictObject({ 'smaller-of': z.array(span).min(2) })]),
  calendar: text.optional(),
  'moves-to-next-working-day': z.boolean().optional(),
  'at-risk': z.array(z.number().gt(0).lt(1)).optional(),
  pauses: z.boolean().optional(),
  extends: z.boolean().optional(),
  waiver: z.enum(WAIVERS).optional(),
  'resets-on-clarification': z.boolean().optional(),
});

const content = z.strictObject({
  in: z.array(z.enum(['acknowledged', 'responded', 'extended', 'refused', 'out-of-office'])).min(1),
  'applies-when': conditions.optional(),
  'must-say': z.array(z.enum(CONTENT_ELEMENTS)).min(1),
});

const step = z.strictObject({
  when: z.array(z.enum(STEP_MOMENTS)).min(1),
  ask: text,
  'applies-when': conditions.optional(),
  /** What an agent does anyway and that answers the question. */
  'confirmed-by': z.enum(['answer-told']).optional(),
});

const promise = z
  .strictObject({
    id: z.string().regex(/^[A-Z]+-[A-Z]?\d{1,2}$/, 'must be an ID such as CITY-E1'),
    title: text,
    kinds: z.array(z.enum(PROMISE_KINDS)).min(1),
    source: text,
    kept: text,
    published: z.boolean(),
    pending: text.optional(),
    assumptions: z.array(text).optional(),
    clocks: z.array(clock).min(1).optional(),
    content: z.array(content).min(1).optional(),
    step: step.optional(),
    rate: z
      .strictObject({
        of: text,
        'at-least': z.number().min(0).max(100).optional(),
        'at-most': z.number().min(0).max(100).optional(),
        per: z.enum(['month', 'quarter', 'year']),
      })
      .optional(),
    reception: z.array(z.enum(RECEPTION_RULES)).min(1).optional(),
    audit: z.strictObject({ 'every-months': z.int().min(1), checks: z.array(text).min(1) }).optional(),
  })
  .superRefine((value, context) => {
    const needs = {
      clock: value.clocks,
      content: value.content ?? value.reception,
      rate: value.rate,
      audit: value.audit,
    };
    for (const [kind, given] of Object.entries(needs)) {
      if (value.kinds.includes(kind as keyof typeof needs) && !given && !value.pending) {
        context.addIssue({ code: 'custom', message: `is of kind ${kind} but does not say its ${kind}` });
      }
    }
    if (value.kinds.includes('step') && !value.step) {
      context.addIssue({ code: 'custom', message: 'is of kind step but does not say its step' });
    }
  });

/** How customers are rung back who could not be reached. */
const callbacks = z.strictObject({
  attempts: z.int().min(1).max(10).optional(),
  apart: within
    .refine(
      (value) => ['working-hours', 'minutes'].includes(parseWithin(value)?.unit ?? ''),
      'must be in minutes or working hours',
    )
    .optional(),
  'window-minutes': z.int().min(15).max(480).optional(),
  calendar: text.optional(),
});

/** What holds for callers of every service that has no rules of its own. */
const calls = z.strictObject({
  'offer-after-seconds': z.int().min(5).max(3600).optional(),
  'offer-again-after-seconds': z.int().min(30).max(3600).optional(),
  'short-call-seconds': z.int().min(0).max(60).optional(),
  'ring-back': z.enum(['always', 'never']).optional(),
  offers: z.array(z.enum(CALLER_OFFERS)).min(1).optional(),
  shows: text.refine((value) => toE164(value) !== undefined, 'must be a telephone number').optional(),
});

/** charter.yaml */
export const charterFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: text,
  title: text,
  organisation: text,
  source: text,
  'in-force': z.strictObject({ from: localTime.optional(), until: localTime.optional() }).optional(),
  assumptions: z.array(text).optional(),
  callbacks: callbacks.optional(),
  calls: calls.optional(),
  promises: z.array(promise).min(1),
});
export type CharterFile = z.infer<typeof charterFile>;
