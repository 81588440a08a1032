import type { CalendarIndex } from '../calendar/calendar-index.js';
import { parseDate } from '../calendar/civil.js';
import type { Zone } from '../calendar/zone.js';
import type { CharterPromise, Clock, Conditions, ContentRule, Span } from './pack.js';
import type { CharterFile } from './schema.js';
import { usualCalendar } from './usual-calendar.js';
import { parseWithin } from './within.js';

type PromiseEntry = CharterFile['promises'][number];
type ClockEntry = NonNullable<PromiseEntry['clocks']>[number];
type ConditionsEntry = NonNullable<ClockEntry['applies-when']>;

/** Told of a name that the pack does not define. */
type Complain = (place: string, message: string) => void;

export interface PackContext {
  calendars: ReadonlyMap<string, CalendarIndex>;
  zone: Zone;
  complain: Complain;
}

/** Half the time left, then a tenth. */
const AT_RISK = [0.5, 0.1];

/** A promise of charter.yaml with its calendars looked up. */
export function buildPromise(entry: PromiseEntry, context: PackContext): CharterPromise {
  return {
    id: entry.id,
    title: entry.title,
    kinds: entry.kinds,
    source: entry.source,
    kept: entry.kept,
    published: entry.published,
    pending: entry.pending,
    assumptions: entry.assumptions ?? [],
    clocks: (entry.clocks ?? []).map((clock, i) => buildClock(entry.id, clock, i === 0, context)),
    content: (entry.content ?? []).map((rule): ContentRule => ({
      in: rule.in,
      appliesWhen: conditions(rule['applies-when'], context.zone),
      mustSay: rule['must-say'],
    })),
    step: entry.step && {
      when: entry.step.when,
      ask: entry.step.ask,
      appliesWhen: conditions(entry.step['applies-when'], context.zone),
      confirmedBy: entry.step['confirmed-by'],
    },
    rate: entry.rate && {
      of: entry.rate.of,
      atLeast: entry.rate['at-least'],
      atMost: entry.rate['at-most'],
      per: entry.rate.per,
    },
    audit: entry.audit && { everyMonths: entry.audit['every-months'], checks: entry.audit.checks },
    reception: entry.reception ?? [],
  };
}

function buildClock(promiseId: string, entry: ClockEntry, first: boolean, context: PackContext): Clock {
  const place = `promises.${promiseId}.clocks.${entry.name}`;
  const parts =
    typeof entry.within === 'string' ? [{ ...entry, within: entry.within }] : entry.within['smaller-of'];
  return {
    id: first ? promiseId : `${promiseId}/${entry.name}`,
    promiseId,
    name: entry.name,
    whose: entry.whose ?? 'council',
    per: entry.per,
    starts: entry.starts,
    stops: entry.stops,
    appliesWhen: conditions(entry['applies-when'], context.zone),
    spans: parts.flatMap((part): Span[] => {
      const calendar = findCalendar(part.calendar, place, context);
      const movesToWorkingDay = part['moves-to-next-working-day'] ?? false;
      return calendar ? [{ ...parseWithin(part.within)!, calendar, movesToWorkingDay }] : [];
    }),
    atRisk: entry['at-risk'] ?? AT_RISK,
    pauses: entry.pauses ?? false,
    extends: entry.extends ?? false,
    waiver: entry.waiver,
    resetsOnClarification: entry['resets-on-clarification'] ?? false,
  };
}

/** The calendar of that name, or the usual one. */
export function findCalendar(
  name: string | undefined,
  place: string,
  context: PackContext,
): CalendarIndex | undefined {
  const calendar = name ? context.calendars.get(name) : usualCalendar(context);
  if (!calendar) {
    const names = [...context.calendars.keys()].join(', ');
    context.complain(`${place}.calendar`, `names no calendar of calendar.yaml (${names})`);
  }
  return calendar;
}

/** Instant of a local date or time such as 2026-01-16T17:00; a date is its midnight. */
export function localInstant(value: string, zone: Zone): number {
  const [date, time = '00:00'] = value.split('T') as [string, string?];
  return zone.instant(parseDate(date)!, (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000);
}

function conditions(entry: ConditionsEntry | undefined, zone: Zone): Conditions {
  if (!entry) return {};
  const instant = (value: string | undefined): number | undefined =>
    (value && localInstant(value, zone)) || undefined;
  return {
    channels: entry.channel,
    services: entry.service,
    customerServiceCentre: entry['customer-service-centre'],
    enquiryKinds: entry.kind,
    complex: entry.complex,
    stage: entry.stage,
    responseRequested: entry['response-requested'],
    receivedFrom: instant(entry['received-from']),
    receivedBefore: instant(entry['received-before']),
  };
}
