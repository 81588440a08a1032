import type { api, BodyOf, CallEnding } from '@frontdoor/contracts';
import { isWeekend, parseAbsolute } from '@internationalized/date';

type Body = BodyOf<typeof api.closeCall>;

/** How a call ended, as far as it is written down. */
export interface Closing {
  ending: CallEnding | null;
  summary: string;
  asked: readonly { question: string; answer: string }[];
  /** When the caller wants to be rung back: instants; null where a date is not whole. */
  from: string | null;
  to: string | null;
  toService: string;
  reason: string;
}

const FIRST_HOUR = 9;
const LAST_HOUR = 16;
const WINDOW_HOURS = 2;
const SHORTEST = 3;

/** Two hours from the next whole hour; outside of a working day those that the next one begins with, from nine. */
export const usualWindow = (now: number, zone: string): { from: string; to: string } => {
  const at = parseAbsolute(new Date(now).toISOString(), zone);
  const nine = (day: typeof at) => day.set({ hour: FIRST_HOUR, minute: 0, second: 0, millisecond: 0 });
  let from = at.add({ hours: 1 }).set({ minute: 0, second: 0, millisecond: 0 });
  if (from.day !== at.day || from.hour >= LAST_HOUR) from = nine(at.add({ days: 1 }));
  else if (from.hour < FIRST_HOUR) from = nine(at);
  while (isWeekend(from, 'en-GB')) from = nine(from.add({ days: 1 }));
  return { from: from.toAbsoluteString(), to: from.add({ hours: WINDOW_HOURS }).toAbsoluteString() };
};

export const blankClosing = (now: number, zone: string): Closing => ({
  ...{ ending: null, summary: '', asked: [], toService: '', reason: '' },
  ...usualWindow(now, zone),
});

/** What a tab kept of it; what cannot be read is nothing. */
export const readClosing = (kept: string | null, blank: Closing): Closing => {
  try {
    return kept === null ? blank : { ...blank, ...(JSON.parse(kept) as Partial<Closing>) };
  } catch {
    return blank;
  }
};

/** What is still missing of it, in words for whoever fills it in; null where nothing is. */
export const missingOf = (closing: Closing, now: number): string | null => {
  const { ending, summary, from, to, toService, reason, asked } = closing;
  if (ending === null) return 'Say how it ended for the caller.';
  if (ending === 'transferred' && toService === '') return 'Say which service has it now.';
  if (ending === 'callback') {
    if (from === null || to === null) return 'Say from when to when they are rung back.';
    if (Date.parse(to) <= Date.parse(from)) return 'The time to ring them back ends before it begins.';
    if (Date.parse(to) <= now) return 'The time to ring them back is over.';
  }
  if (ending === 'other' && reason.trim().length < SHORTEST) return 'Say why nobody could answer it.';
  if (summary.trim().length < SHORTEST) return 'Say in a few words what it was about.';
  if (asked.some(({ question, answer }) => question.trim() === '' && answer.trim() !== ''))
    return 'An answer stands without its question.';
  return null;
};

/** The same for the hub; only of what nothing is missing of. */
export const bodyOf = ({ ending, summary, asked, from, to, toService, reason }: Closing): Body => ({
  ending: ending ?? 'other',
  summary: summary.trim(),
  asked: asked.filter(({ question }) => question.trim() !== ''),
  ...(ending === 'callback' && from !== null && to !== null && { callback: { from, to } }),
  ...(ending === 'transferred' && { toService }),
  ...(ending === 'other' && { reason: reason.trim() }),
});
