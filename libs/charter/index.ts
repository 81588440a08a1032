export { type CalendarIndex, OutsideCalendar } from './calendar/calendar-index.js';
export { dayPlan } from './calendar/calendar.js';
export { weekday } from './calendar/civil.js';
export { formatInstant, parseInstant } from './calendar/instant.js';
export { ClockError, clockOf, type ClockErrorCode } from './clock/clock-of.js';
export type { Stretch } from './clock/due-time.js';
export { allDue, due, dueAt, type ClockDue, type DueContext } from './lifecycle/due.js';
export { openCommitments, type OpenedCommitment } from './lifecycle/open-commitments.js';
export { nextCallback } from './clock/next-callback.js';
export { isForWhoIsHere } from './clock/for-who-is-here.js';
export { receptionPromise } from './clock/reception-rules.js';
export { recordableMilestones } from './clock/recordable-milestones.js';
export { stopsOn } from './clock/stops-on.js';
export {
  missingContent,
  requiredContent,
  type OutgoingMessage,
  type RequiredContent,
} from './content/missing-content.js';
export { sayAt, sayDayOf } from './explain/say.js';
export type * from './lifecycle/commitment.js';
export { lifecycle } from './lifecycle/lifecycle.js';
export { recompute, type Recomputed, type StillOpen } from './lifecycle/recompute.js';
export { refuseExtension, refuseWaiver } from './lifecycle/refuse.js';
export {
  describeCalendars,
  type DescribedCalendar,
  type DescribedClosure,
  type WeeklyHours,
} from './explain/describe-calendars.js';
export { calendarsOf, describePromises, type DescribedPromise } from './explain/describe-promises.js';
export { hoursInWords } from './explain/hours-in-words.js';
export { expiringCalendars } from './explain/expiring-calendars.js';
export type * from './pack/pack.js';
export { usualCalendar } from './pack/usual-calendar.js';
export { parseFile } from './pack/parse-file.js';
export { readPack, type ReadPack } from './pack/read-pack.js';
export { timeLeft, type TimeLeft } from './clock/time-left.js';
export { usualLaterDate } from './clock/usual-later-date.js';
export { stepsAt, type AskedStep } from './clock/steps-at.js';
export { updateHolidays, type UpdatedHolidays } from './pack/update-holidays.js';
export { sayWithin } from './pack/within.js';
export { CONTENT_WORDS } from './words/content-words.js';
export type * from './words/events.js';
export * from './words/words.js';
export { runCases, type CaseRun } from './cases/run-cases.js';
