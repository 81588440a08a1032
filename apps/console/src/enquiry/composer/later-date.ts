import { parseAbsolute } from '@internationalized/date';
import type { Commitment } from '@frontdoor/contracts';
import { fullTime } from '../../time/format.js';
import type { Mark, Wanted } from './content.js';

/** Another date for a promise, as it is being chosen. */
export interface LaterDate {
  commitmentId: string;
  until: string | null;
  reason: string;
}

/** Five days after it is due, or after now when that is later, at the same time of day. */
export const usualLaterDate = (dueAt: string, now: number, zone: string): string => {
  const from = new Date(Math.max(Date.parse(dueAt), now)).toISOString();
  return parseAbsolute(from, zone).add({ days: 5 }).toAbsoluteString();
};

/** What is still wrong with a later date; null when nothing is. */
export const laterDateFault = (
  { until, reason }: LaterDate,
  promise: Commitment | undefined,
): string | null => {
  if (!promise) return 'Choose the promise that gets a later date.';
  if (until === null) return 'Give the later date.';
  if (Date.parse(until) <= Date.parse(promise.dueAt)) return 'The later date must be after the present one.';
  return reason.trim().length < 3 ? 'Say why it takes longer.' : null;
};

const sentence = (words: string) => {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/** A message that tells the customer of a later date, with what each part of it says. */
export const draftLaterDate = (
  { until, reason }: { until: string; reason: string },
  dueAt: string,
  wanted: readonly Wanted[],
  zone: string,
): { text: string; marks: Mark[] } => {
  const why = `We need longer than that, for this reason: ${sentence(reason)}`;
  const when = `You will hear from us by ${fullTime(until, zone)}.`;
  const own: Mark[] = [
    { element: 'reason-for-delay', passage: why },
    { element: 'new-date', passage: when },
    { element: 'when-to-expect-reply', passage: when },
  ];
  const further = wanted.flatMap(({ element, suggestion }) =>
    suggestion === null || own.some((mark) => mark.element === element)
      ? []
      : [{ element, passage: suggestion }],
  );
  const text = [
    `You were to hear from us by ${fullTime(dueAt, zone)}. ${why}`,
    when,
    ...further.map(({ passage }) => passage),
  ].join('\n\n');
  return { text, marks: [...own, ...further] };
};
