import { sayWindow } from '@frontdoor/casework/callbacks';
import { clockAt, dayOf, sayDate } from '@frontdoor/kernel';
import type { TrackedCallback } from '@frontdoor/use-cases';

type Row = readonly [string, string];

const ENDINGS: Record<NonNullable<TrackedCallback['endedAs']>, string> = {
  kept: 'We reached you in time',
  late: 'We reached you, later than we agreed. We are sorry',
  'not-reached': 'We could not reach you. We will answer in another way',
  cancelled: 'Cancelled',
  'not-needed': 'Dealt with in another way',
};

const RESULTS: Record<TrackedCallback['attempts'][number]['result'], string> = {
  answered: 'we spoke to you',
  'no-answer': 'nobody answered',
  'message-left': 'we left a message',
  'wrong-number': 'somebody else answered',
  engaged: 'the line was engaged',
};

/** What a customer reads of a callback. */
export function callbackRows(
  { fromAt, toAt, number, attempts, nextAt, endedAs }: TrackedCallback,
  zone: string,
  now: number,
): Row[] {
  const at = (instant: number): string => `${sayDate(dayOf(instant, zone))}, ${clockAt(instant, zone)}`;
  const standing =
    endedAs !== null
      ? ENDINGS[endedAs]
      : nextAt !== null
        ? `We will ring again from ${at(nextAt)}`
        : toAt < now
          ? 'We have not rung in time. We are sorry, and still mean to'
          : 'Agreed';
  return [
    ['When', sayWindow({ from: fromAt, to: toAt }, zone)],
    ...(number === null ? [] : [['Number', number] as const]),
    ...attempts.map(
      (each, i) => [`Attempt ${i + 1}`, `${at(Date.parse(each.at))}: ${RESULTS[each.result]}`] as const,
    ),
    ['State', standing],
  ];
}

export const canBeChanged = ({ endedAs }: TrackedCallback): boolean => endedAs === null;
