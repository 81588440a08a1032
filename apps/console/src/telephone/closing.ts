import type { api, BodyOf, CallEnding, InterpreterWanted, TimelineEntry } from '@frontdoor/contracts';

type Body = BodyOf<typeof api.closeCall>;

/** How a call ended, as far as it is written down. */
export interface Closing {
  ending: CallEnding | null;
  summary: string;
  asked: readonly { question: string; answer: string }[];
  /** When the caller is rung back, of the times that are offered: instants; null while none is chosen. */
  from: string | null;
  to: string | null;
  toService: string;
  interpreter: InterpreterWanted | null;
  reason: string;
}

const SHORTEST = 3;
/** Of what a call was about. */
const LONGEST = 5000;

export const BLANK: Closing = {
  ...{ ending: null, summary: '', asked: [], toService: '', reason: '' },
  interpreter: null,
  ...{ from: null, to: null },
};

/** What a tab kept of it; what cannot be read is nothing. */
export const readClosing = (kept: string | null): Closing => {
  try {
    return kept === null ? BLANK : { ...BLANK, ...(JSON.parse(kept) as Partial<Closing>) };
  } catch {
    return BLANK;
  }
};

/** What somebody noted on an enquiry since an instant, the oldest first, a line each. */
export const notesSince = (timeline: readonly TimelineEntry[], author: string, since: string): string =>
  timeline
    .filter((entry) => entry.type === 'note' && entry.by === author && entry.at >= since)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map((entry) => ('text' in entry ? entry.text : ''))
    .join('\n')
    .slice(0, LONGEST);

/** What is still missing of it, in words for whoever fills it in; null where nothing is. */
export const missingOf = (closing: Closing, now: number): string | null => {
  const { ending, summary, from, to, toService, reason, asked } = closing;
  if (ending === null) return 'Say how it ended for the caller.';
  if (ending === 'transferred' && toService === '') return 'Say which service has it now.';
  if (ending === 'callback') {
    if (from === null || to === null) return 'Choose when they are rung back.';
    if (Date.parse(from) <= now) return 'The time to ring them back has begun: choose another.';
  }
  if (ending === 'other' && reason.trim().length < SHORTEST) return 'Say why nobody could answer it.';
  if (summary.trim().length < SHORTEST) return 'Say in a few words what it was about.';
  if (asked.some(({ question, answer }) => question.trim() === '' && answer.trim() !== ''))
    return 'An answer stands without its question.';
  return null;
};

/** The same for the hub; only of what nothing is missing of. */
export const bodyOf = ({
  ending,
  summary,
  asked,
  from,
  to,
  toService,
  interpreter,
  reason,
}: Closing): Body => ({
  ending: ending ?? 'other',
  summary: summary.trim(),
  asked: asked.filter(({ question }) => question.trim() !== ''),
  ...(interpreter && { interpreter }),
  ...(ending === 'callback' && from !== null && to !== null && { callback: { from, to } }),
  ...(ending === 'transferred' && { toService }),
  ...(ending === 'other' && { reason: reason.trim() }),
});
