import { z } from 'zod';
import { DIVISIONS } from '../calendar/calendar.js';
import { WEEKDAYS } from '../calendar/civil.js';
import { date, text } from './fields.js';

const opening = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'must be opening hours such as 09:00-17:00',
  )
  .refine((value) => value.slice(0, 5) < value.slice(6), 'must close after it opens');
const openings = z
  .array(opening)
  .refine(
    (list) => list.every((hours, i) => i === 0 || list[i - 1]!.slice(6) <= hours.slice(0, 5)),
    'must be in order and not overlap',
  );

const days = Object.fromEntries(WEEKDAYS.map((day) => [day, openings.optional()])) as Record<
  (typeof WEEKDAYS)[number],
  z.ZodOptional<typeof openings>
>;
/** A calendar that never opens could count no working time. */
const opens = (week: Partial<Record<(typeof WEEKDAYS)[number], string[]>>): boolean =>
  WEEKDAYS.some((day) => (week[day] ?? []).length > 0);
const NEVER_OPENS = 'opens on no day; for days without opening give closures';

const closure = z.strictObject({ date, title: text, hours: openings.optional() });

/** calendar.yaml */
export const calendarFile = z.strictObject({
  zone: text,
  calendars: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({
      title: text,
      assumption: text.optional(),
      'bank-holidays': z.array(z.enum(DIVISIONS)),
      hours: z.array(z.strictObject({ from: date.optional(), ...days }).refine(opens, NEVER_OPENS)).min(1),
      closures: z.array(closure).optional(),
    }),
  ),
});
export type CalendarFile = z.infer<typeof calendarFile>;

/** calendar-changes.json: what the organisation changed in the calendars since the pack was written. */
export const calendarChangesFile = z.strictObject({
  closures: z.array(closure.extend({ calendar: text })).optional(),
  hours: z
    .array(z.strictObject({ calendar: text, from: date, ...days }).refine(opens, NEVER_OPENS))
    .optional(),
});
export type CalendarChangesFile = z.infer<typeof calendarChangesFile>;

/** A bank holiday list in the format of the official feed (gov.uk/bank-holidays.json). */
export const holidayFile = z.record(
  z.enum(DIVISIONS),
  z.object({
    division: z.enum(DIVISIONS),
    events: z.array(z.object({ title: text, date, notes: z.string(), bunting: z.boolean() })).min(1),
  }),
);
export type HolidayFile = z.infer<typeof holidayFile>;
