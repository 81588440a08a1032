import type { Commitment } from '@frontdoor/contracts';
import { fullTime } from '../../../time/format.js';
import { saidIn, type Mark, type Wanted } from './content.js';

/** Another date for a promise, as it is being chosen. */
export interface LaterDate {
  commitmentId: string;
  until: string | null;
  reason: string;
}

/** Something still wrong with a later date, and the field it is in. */
export interface LaterDateFault {
  field: 'promise' | 'until' | 'reason';
  words: string;
}

/** What is still wrong with a later date; null when nothing is. */
export const laterDateFault = (
  { until, reason }: LaterDate,
  promise: Commitment | undefined,
): LaterDateFault | null => {
  if (!promise) return { field: 'promise', words: 'Choose the promise that gets a later date.' };
  if (until === null) return { field: 'until', words: 'Give the later date.' };
  if (Date.parse(until) <= Date.parse(promise.dueAt))
    return { field: 'until', words: 'The later date must be after the present one.' };
  return reason.trim().length < 3 ? { field: 'reason', words: 'Say why it takes longer.' } : null;
};

const sentence = (words: string) => {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/** A drafted message: its sentences about the later date, and what all its passages say. */
export interface Drafted {
  text: string;
  sentences: [was: string, why: string, when: string];
  marks: Mark[];
}

/** A message that tells the customer of a later date. */
export const draftLaterDate = (
  { until, reason }: { until: string; reason: string },
  dueAt: string,
  wanted: readonly Wanted[],
  zone: string,
): Drafted => {
  const was = `You were to hear from us by ${fullTime(dueAt, zone)}.`;
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
  const text = [`${was} ${why}`, when, ...further.map(({ passage }) => passage)].join('\n\n');
  return { text, sentences: [was, why, when], marks: [...own, ...further] };
};

/** After another choice, the sentences of the old draft that are still in the text become those of the new one. */
export const redraft = (text: string, old: Drafted, next: Drafted): { text: string; marks: Mark[] } => {
  const changed = old.sentences.reduce(
    (so, sentence, index) => so.replace(sentence, () => next.sentences[index] ?? sentence),
    text,
  );
  return { text: changed, marks: saidIn(changed, next.marks) };
};
