import type { Stretch } from '../clock/due-time.js';
import type { CharterEvent, Classified, EnquiryEvent, Facts } from '../words/events.js';

/** An event with everything that was known of the matter when it happened. */
interface Moment {
  event: EnquiryEvent;
  /** Present on the events that clocks start and stop on. */
  charter?: CharterEvent;
}

/** What happened to an enquiry, in order of time, up to an instant. */
export interface Timeline {
  moments: readonly Moment[];
  /** Waits for the customer; one that is not over yet ends at `now`. */
  pauses: readonly Stretch[];
  waiting: boolean;
  now: number;
}

/** Orders events by time (those of one instant stay as given) and carries the facts along. */
export function timeline(events: readonly EnquiryEvent[], now: number): Timeline {
  const ordered = events.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  const pauses: Stretch[] = [];
  let waitingSince: number | undefined;
  const endWait = (to: number): void => {
    if (waitingSince !== undefined) pauses.push({ from: waitingSince, to });
    waitingSince = undefined;
  };
  let known: Facts = {};
  const moments = ordered.map((event): Moment => {
    switch (event.type) {
      case 'paused':
        waitingSince ??= event.at;
        return { event };
      case 'resumed':
        endWait(event.at);
        return { event };
      case 'classified':
        known = { ...known, ...factsOf(event) };
        return { event };
      case 'withdrawn':
        // What comes after a withdrawal counts as a new matter.
        endWait(event.at);
        known = {};
        return { event };
      case 'clarification-received':
      case 'extended':
      case 'waived':
      case 'visitor-left':
        return { event };
      default: {
        known = { ...known, ...factsOf(event) };
        known.receivedAt ??= event.at;
        if (event.type === 'escalated') known.stage = event.stage ?? (known.stage ?? 1) + 1;
        return { event, charter: { ...event, ...known } };
      }
    }
  });
  const waiting = waitingSince !== undefined;
  endWait(now);
  return { moments, pauses, waiting, now };
}

/** The facts an event carries, without those it leaves open. */
export function factsOf(event: CharterEvent | Classified): Facts {
  const { type: _type, at: _at, unseen: _unseen, ...facts } = { unseen: undefined, ...event };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
