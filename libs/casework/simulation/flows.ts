import type { Pack } from '@frontdoor/charter';
import { callChannel, type CallRules, type Channel, CHANNELS, MAIN_LANGUAGE } from '@frontdoor/contracts';
import { clockAt, dayOf } from '@frontdoor/kernel';
import type { findArrivals, RowOf, Service } from '@frontdoor/persistence';
import type { CentreFlow } from '@frontdoor/routing/simulator';
import type { ArrivalHistory } from '../history/index.js';
import { promiseOfFlow } from './promise-of-flow.js';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
export const USUAL_PATIENCE_MINUTES = 6;

interface Kind {
  service: string;
  channel: Channel;
}

/** How many come of a kind in a half-hour of the clock on a day. */
export type Expected = (kind: Kind, day: string, half: number) => number;

interface Given {
  services: readonly Service[];
  pack: Pack;
  periodEnds: readonly number[];
  window: { from: number };
  zone: string;
}

/** What is expected to come, by service and channel. */
export function flowsOf(
  { expected, history }: { expected: Expected; history: ArrivalHistory },
  given: Given,
): CentreFlow[] {
  const { periodEnds, zone } = given;
  const starts = startsOf(given);
  const overflowing = overflowInto(given.services);
  return each([...history.kinds, ...overflowing]).flatMap((kind) => {
    const arrivals = periodEnds.map((end, period) => {
      const start = starts[period]!;
      const { day, half } = halfOf(start, zone);
      return (expected(kind, day, half) * (end - start)) / HALF_HOUR;
    });
    if (arrivals.every((count) => count === 0) && !isAmong(overflowing, kind)) return [];
    return flowOf(kind, MAIN_LANGUAGE, arrivals, given);
  });
}

/** What came, each contact at its time, by service, channel and language. */
export function recordedFlows(came: readonly RowOf<typeof findArrivals>[], given: Given): CentreFlow[] {
  const languageOf = ({ language }: { language: string | null }): string => language ?? MAIN_LANGUAGE;
  const languages = new Set([MAIN_LANGUAGE, ...came.map(languageOf)]);
  const kinds = each([...came, ...overflowInto(given.services)]);
  return kinds.flatMap((kind) =>
    [...languages].flatMap((language) => {
      const own = came.filter((one) => isAmong([kind], one) && languageOf(one) === language);
      const onChannel = came.some((one) => one.channel === kind.channel && languageOf(one) === language);
      // What is passed on keeps its language.
      if (own.length === 0 && !(onChannel && isAmong(overflowInto(given.services), kind))) return [];
      const starts = startsOf(given);
      const arrivals = given.periodEnds.map(
        (end, period) => own.filter(({ at }) => starts[period]! <= at && at < end).length,
      );
      const contacts = own.map(({ at, minutes }) => ({
        at,
        ...(minutes !== null && { handling: minutes * MINUTE }),
      }));
      return flowOf(kind, language, arrivals, given).map((flow) => ({
        ...flow,
        recorded: { contacts, times: 1 },
      }));
    }),
  );
}

const startsOf = ({ periodEnds, window }: Given): number[] =>
  periodEnds.map((_, period) => (period === 0 ? window.from : periodEnds[period - 1]!));

const isAmong = (kinds: readonly Kind[], { service, channel }: Kind): boolean =>
  kinds.some((one) => one.service === service && one.channel === channel);

const each = (kinds: readonly Kind[]): Kind[] => [
  ...new Map(
    kinds.map(({ service, channel }) => [`${service} ${channel}`, { service, channel }] as const),
  ).values(),
];

/** None where the service is not there any more. */
function flowOf(
  { service: slug, channel }: Kind,
  language: string,
  arrivals: number[],
  given: Given,
): CentreFlow[] {
  const service = given.services.find((one) => one.slug === slug);
  if (!service) return [];
  const { live, weight, retriedAs = channel } = CHANNELS[channel];
  return [
    {
      ...{ service: slug, channel: live ? channel : retriedAs, weight, arrivals, language },
      promise: promiseOfFlow(given.pack, service, channel, startsOf(given)),
      patience: live ? USUAL_PATIENCE_MINUTES * MINUTE : null,
    },
  ];
}

/** What goes to a service by the rules of another may be of a kind that never came to it by itself. */
const overflowInto = (services: readonly Service[]): Kind[] =>
  services.flatMap(({ overflow, callRules }) => [
    ...Object.entries(overflow ?? {}).flatMap(([channel, { before }]) =>
      before.flatMap(({ does }) =>
        'service' in does ? [{ service: does.service, channel: channel as Channel }] : [],
      ),
    ),
    ...callTargets(callRules).map((service) => ({ service, channel: callChannel })),
  ]);

const callTargets = (rules: CallRules | null): string[] =>
  [...(rules?.before ?? []), ...(rules?.waiting ?? [])].flatMap(({ does }) =>
    'service' in does ? [does.service] : [],
  );

function halfOf(instant: number, zone: string): { day: string; half: number } {
  const [hour = 0, minute = 0] = clockAt(instant, zone).split(':').map(Number);
  return { day: dayOf(instant, zone), half: hour * 2 + Math.floor(minute / 30) };
}
