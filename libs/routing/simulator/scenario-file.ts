import { z } from 'zod';
import { POLICIES } from './scenario.js';

const text = z.string().trim().min(1);
const number = z.number('must be a number');
const positive = number.positive('must be more than 0');
const notNegative = number.min(0, 'must not be less than 0');
const share = number.min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1');

const UNITS = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;
const LENGTH = /^(\d+(?:\.\d+)?) (second|minute|hour)s?$/;

/** Milliseconds of a length of time: a number in the unit of the file, or words such as `20 seconds`. */
export function milliseconds(length: number | string, unit: keyof typeof UNITS): number {
  if (typeof length === 'number') return length * UNITS[unit];
  const [, count, name] = LENGTH.exec(length)!;
  return Number(count) * UNITS[`${name}s` as keyof typeof UNITS];
}

const inWords = z.string().regex(LENGTH, 'must be a number, or such as 20 seconds, 4 minutes, 1.5 hours');
const length = z.union(
  [notNegative, inWords],
  'must be a number, or such as 20 seconds, 4 minutes, 1.5 hours',
);
export type Length = z.output<typeof length>;

/** One value, or a list with one for each period. */
const perPeriod = <T extends z.ZodType>(value: T) =>
  z.union([value, z.array(value).min(1)], 'must be one value, or a list with one for each period');

/** What chance decides. Its parameters may be lists with one value for each period. */
const chance = <T extends z.ZodType>(value: T) =>
  z.union(
    [
      z.strictObject({ constant: perPeriod(value) }),
      z.strictObject({ exponential: z.strictObject({ mean: perPeriod(value) }) }),
      z.strictObject({ exponential: z.strictObject({ rate: perPeriod(positive) }) }),
      z.strictObject({ uniform: z.strictObject({ from: perPeriod(value), to: perPeriod(value) }) }),
      z.strictObject({ gamma: z.strictObject({ shape: perPeriod(positive), mean: perPeriod(value) }) }),
      z.strictObject({ lognormal: z.strictObject({ mean: perPeriod(value), deviation: perPeriod(value) }) }),
      z.strictObject({
        data: z.union([z.array(value).min(1), z.array(z.array(value).min(1)).min(1)]),
      }),
    ],
    'must be one of constant, exponential (mean or rate), uniform (from, to), gamma (shape, mean), lognormal (mean, deviation), data',
  );
const lengthByChance = chance(length);
export type ChanceOfLength = z.output<typeof lengthByChance>;
const factorByChance = chance(positive);
export type ChanceOfFactor = z.output<typeof factorByChance>;

const timeOfDay = z.string().regex(/^([01]?\d|2[0-4]):[0-5]\d$/, 'must be a time such as 9:00');
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const weekday = z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`);
export type Weekday = z.output<typeof weekday>;

const hours = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  /** Otherwise on each day, bank holidays among them. */
  days: z.array(weekday).min(1).optional(),
});

const calendar = z.strictObject({
  id: text,
  open: z.array(hours).min(1),
});

const promise = z.strictObject({
  within: length,
  calendar: text.optional(),
  'kept-by': z.enum(['answer', 'reply'], 'must be answer or reply').default('answer'),
});

const contactType = z.strictObject({
  id: text,
  service: text.optional(),
  channel: text.default('phone'),
  language: text.default('en'),
  weight: positive.default(1),
  priority: z.int('must be a whole number').default(1),
  /** A unit of time, in each period; or so many a day, spread over its hours. */
  arrivals: z.union(
    [
      perPeriod(notNegative),
      z.strictObject({
        'a-day': notNegative,
        'by-hour': z.array(notNegative).length(24, 'must have 24 shares, one for each hour').optional(),
        'by-weekday': z.partialRecord(weekday, notNegative).optional(),
        /** What the arrivals of these days of the scenario are multiplied with, the first being 1. */
        'on-days': z
          .record(z.string().regex(/^[1-9]\d*$/, 'must be the number of a day'), notNegative)
          .optional(),
      }),
    ],
    'must be a rate, a list of rates with one for each period, or a-day with by-hour',
  ),
  handling: lengthByChance,
  patience: lengthByChance.optional(),
  promise: promise.optional(),
  groups: z.array(text).min(1).optional(),
  retry: z.strictObject({ probability: share, delay: lengthByChance }).optional(),
  'ring-back': z
    .strictObject({
      after: length,
      accepted: share,
      reached: share.default(1),
      attempts: z.int().positive().max(20, 'must be at most 20').default(1),
      attempt: length.default('30 seconds'),
      between: length.default('30 minutes'),
    })
    .optional(),
});

const people = z
  .int('must be a whole number of people')
  .min(0, 'must not be less than 0')
  .max(20_000, 'must be at most 20000');

const group = z.strictObject({
  id: text,
  agents: z.union(
    [perPeriod(people), z.array(hours.extend({ agents: people })).min(1)],
    'must be a number of people, a list with one for each period, or a list of hours with agents',
  ),
  capacity: positive.default(1),
  services: z.array(text).min(1).optional(),
  languages: z.array(text).min(1).default(['en']),
  channels: z.array(text).min(1).optional(),
  takes: z.union([z.literal('longest-wait'), z.array(text).min(1)]).default('longest-wait'),
  settles: z.record(text, share).optional(),
});

/** The file of a scenario, as documented in docs/simulate.md. */
export const scenarioFile = z.strictObject({
  title: text,
  unit: z.enum(['seconds', 'minutes', 'hours'], 'must be seconds, minutes or hours').default('minutes'),
  policy: z.enum(POLICIES, `must be one of ${POLICIES.join(', ')}`).default('frontdoor'),
  periods: z.union(
    [
      z.strictObject({ each: length, count: z.int().positive().max(10_000) }),
      z.array(length).min(1).max(10_000),
    ],
    'must be a list of lengths, or each and count',
  ),
  'first-day': weekday.default('monday'),
  /** Days of the scenario, the first being 1, on which hours of named weekdays do not hold. */
  'bank-holidays': z.array(z.int().positive()).default([]),
  'day-factor': factorByChance.optional(),
  lines: z.int().positive().optional(),
  'warm-up': length.default(0),
  closing: z.enum(['finish', 'stop'], 'must be finish or stop').default('finish'),
  calendars: z.array(calendar).default([]),
  types: z.array(contactType).min(1),
  groups: z.array(group).min(1),
});
export type ScenarioFile = z.output<typeof scenarioFile>;
