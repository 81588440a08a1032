import type { Pack } from '@frontdoor/charter';
import type { Channel, EnquiryKind } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { Chance } from './chance.js';
import { handled } from './handled.js';
import type { Beginning, OpeningHours, PastEnquiry } from './past-enquiry.js';
import { phrasesFor } from './phrases.js';
import {
  CLOSED_CHANNELS,
  CLOSED_DAY_WEIGHT,
  monthWeight,
  OPEN_CHANNELS,
  paceOf,
  serviceWeights,
  WEEKDAY_WEIGHT,
  WRITTEN_HOURS,
} from './rhythm.js';

const DAYS = 365;
const HOUR_MS = 3_600_000;
/** 1 January 1970 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (day + 3) % 7;
const AT_THE_COUNTER: readonly Channel[] = ['phone', 'visit', 'callback'];
const COMPLEX_LETTERS = 0.12;
const PICKED_UP = 0.92;
/** On the busiest days some callers give up. */
const PICKED_UP_WHEN_BUSY = 0.84;

export interface PastYear {
  pack: Pack;
  services: readonly { slug: string; kind: EnquiryKind; customerServiceCentre: boolean }[];
  /** How many contacts come in, of all channels. */
  contacts: number;
  /** Everything is over by this instant; the year ends the evening before. Epoch milliseconds UTC. */
  until: number;
}

/**
 * A year of enquiries, day by day, as they were dealt with: a function of its input and of chance. The mix of services,
 * channels and hours follows weekdays, bank holidays and seasons.
 */
export function* pastYear(
  { pack, services, contacts, until }: PastYear,
  chance: Chance,
): Generator<PastEnquiry> {
  const office = officeOf(pack);
  const known = new Map(services.map((each) => [each.slug, each]));
  for (const { day, count, isBusy } of dayLoads(pack, office, contacts, until)) {
    const month = monthOf(pack, day);
    const open = office.openings(day).length > 0;
    const weights = Object.fromEntries(
      Object.entries(serviceWeights(month)).filter(([slug]) => known.has(slug)),
    );
    for (let left = count; left > 0;) {
      const service = known.get(chance.weighted(weights))!;
      const channel = chance.weighted(open ? OPEN_CHANNELS : CLOSED_CHANNELS);
      const begun = beginning(service, channel, momentOf(pack, office, day, channel, chance), left, chance);
      const enquiry = handled(begun, {
        pack,
        office,
        chance,
        pace: paceOf(service.slug, month),
        pickedUp: isBusy ? PICKED_UP_WHEN_BUSY : PICKED_UP,
        until,
      });
      left -= enquiry.contacts.filter(({ direction }) => direction === 'in').length;
      yield enquiry;
    }
  }
}

function beginning(
  { slug, kind: usual, customerServiceCentre }: PastYear['services'][number],
  channel: Channel,
  at: number,
  room: number,
  chance: Chance,
): Beginning {
  const kind = chance.weighted(KINDS[slug] ?? { [usual]: 1 });
  const { subject, text } = chance.pick(phrasesFor(slug, kind));
  const complex = (channel === 'letter' || channel === 'fax') && chance.happens(COMPLEX_LETTERS);
  return { at, service: slug, customerServiceCentre, channel, kind, complex, subject, text, room };
}

/** What comes to each service, where it is not always the same. */
const KINDS: Readonly<Record<string, Partial<Record<EnquiryKind, number>>>> = {
  'customer-services': { enquiry: 84, 'service-request': 8, compliment: 3, suggestion: 3, representation: 2 },
  'council-tax': { enquiry: 96, complaint: 2, 'personal-data-request': 1, statutory: 1 },
  waste: { 'service-request': 88, enquiry: 7, complaint: 3, compliment: 2 },
  planning: { enquiry: 82, representation: 18 },
  complaints: { complaint: 68, compliment: 17, suggestion: 10, representation: 5 },
  foi: { foi: 86, 'personal-data-request': 14 },
};

/** How many contacts each day has; together exactly as many as asked for. */
function dayLoads(
  pack: Pack,
  office: OpeningHours,
  contacts: number,
  until: number,
): { day: number; count: number; isBusy: boolean }[] {
  const last = pack.localTime.localDay(until) - 1;
  const days = Array.from({ length: DAYS }, (_, i) => last - DAYS + 1 + i).map((day) => {
    const weekday = WEEKDAY_WEIGHT[weekdayOf(day)]!;
    const open = office.openings(day).length > 0;
    const closed = weekday > CLOSED_DAY_WEIGHT && !open ? CLOSED_DAY_WEIGHT : weekday;
    return { day, weight: closed * monthWeight(monthOf(pack, day)), isBusy: open && weekday > 1.2 };
  });
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let [weighed, given] = [0, 0];
  return days.map(({ day, weight, isBusy }) => {
    weighed += weight;
    const count = Math.round((contacts * weighed) / total) - given;
    given += count;
    return { day, count, isBusy };
  });
}

/** A contact at the counter or by telephone comes while the office is open, anything written at any hour. */
function momentOf(pack: Pack, office: OpeningHours, day: number, channel: Channel, chance: Chance): number {
  const openings = office.openings(day);
  if (AT_THE_COUNTER.includes(channel) && openings.length > 0) {
    const { from, to } = chance.pick(openings);
    // More in the morning than before the close.
    return Math.round(from + (to - from) * Math.min(chance.next(), chance.next() * 1.2));
  }
  const hours = Object.fromEntries(WRITTEN_HOURS.map((weight, hour) => [String(hour), weight]));
  const hour = Number(chance.weighted(hours));
  return Math.round(pack.localTime.instant(day, (hour + chance.next()) * HOUR_MS));
}

const monthOf = (pack: Pack, day: number): number =>
  Number(toIso(pack.localTime.instant(day, 12 * HOUR_MS)).slice(5, 7));

/** Packs name the calendar of their offices first. */
const officeOf = (pack: Pack): OpeningHours => pack.calendars.values().next().value!;
