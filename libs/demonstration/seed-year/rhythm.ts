import type { Channel } from '@frontdoor/contracts';

/** How busy the days of a week are; Monday first. */
export const WEEKDAY_WEIGHT: readonly number[] = [1.3, 1.12, 1.04, 0.98, 0.86, 0.22, 0.16];

/** How busy a day is on which the council is closed, beside an ordinary one: people write all the same. */
export const CLOSED_DAY_WEIGHT = 0.25;

/** How people make contact while somebody is there to pick up. */
export const OPEN_CHANNELS: Partial<Record<Channel, number>> = {
  phone: 36,
  email: 27,
  web: 15,
  visit: 6,
  sms: 4,
  callback: 3,
  voicemail: 2.5,
  letter: 3,
  social: 2,
  api: 1.3,
  fax: 0.2,
};

/** How they make contact when the council is closed. */
export const CLOSED_CHANNELS: Partial<Record<Channel, number>> = {
  email: 44,
  web: 34,
  sms: 8,
  voicemail: 5,
  social: 6,
  api: 3,
};

/** Share of written contacts by the hour of the day, from midnight. */
export const WRITTEN_HOURS: readonly number[] = [
  6, 3, 2, 1, 1, 3, 8, 22, 55, 84, 92, 88, 70, 74, 78, 74, 66, 52, 44, 42, 40, 32, 22, 12,
];

/** The mix of services month by month (January first): a base, and what makes some months busier. */
const SERVICE_WEIGHT: Readonly<Record<string, readonly [number, Readonly<Record<number, number>>]>> = {
  'customer-services': [20, {}],
  'council-tax': [17, { 3: 1.9, 4: 1.7, 1: 1.15 }],
  waste: [19, { 1: 1.5, 5: 1.1, 6: 1.15, 7: 1.2, 8: 1.15, 12: 1.2 }],
  parking: [7, { 11: 1.1, 12: 1.35 }],
  electoral: [3, { 4: 3, 5: 2.6, 9: 1.3, 10: 1.3 }],
  benefits: [9, { 1: 1.15, 4: 1.5, 10: 1.1 }],
  'housing-repairs': [12, { 1: 1.6, 2: 1.4, 11: 1.25, 12: 1.45, 6: 0.8, 7: 0.75, 8: 0.75 }],
  planning: [5, { 5: 1.2, 6: 1.2, 12: 0.7 }],
  'environmental-health': [4, { 6: 1.3, 7: 1.45, 8: 1.35 }],
  complaints: [2.6, { 1: 1.25, 4: 1.2 }],
  foi: [1.4, { 12: 0.8 }],
};

/** How much of the work of a month (1 to 12) each service has. */
export const serviceWeights = (month: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(SERVICE_WEIGHT).map(([slug, [base, months]]) => [slug, base * (months[month] ?? 1)]),
  );

/** How busy a month is beside the others. */
export const monthWeight = (month: number): number =>
  Object.values(serviceWeights(month)).reduce((sum, weight) => sum + weight, 0) / 100;

/** Share of the time allowed that an answer takes, in the middle of the field: some teams are stretched at times. */
export function paceOf(service: string, month: number): number {
  const winter = month === 12 || month <= 2;
  if (service === 'housing-repairs') return winter ? 0.62 : 0.42;
  if (service === 'benefits') return month === 4 ? 0.6 : 0.45;
  if (service === 'council-tax') return month === 3 || month === 4 ? 0.5 : 0.3;
  if (service === 'complaints' || service === 'foi') return 0.55;
  if (service === 'planning') return 0.48;
  return 0.33;
}
