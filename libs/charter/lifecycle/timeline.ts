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
  let known: Facts = {};
  const moments = ordered.map((event): Moment => {
    switch (event.type) {
      case 'paused':
        waitingSince ??= event.at;
        return { event };
      case 'resumed':
        if (waitingSince !== undefined) pauses.push({ from: waitingSince, to: event.at });
        waitingSince = undefined;
        return { event };
      case 'classified':
        known = { ...known, ...factsOf(event) };
        return { event };
      case 'clarification-received':
      case 'extended':
      case 'waived':
        return { event };
      default: {
        known = { receivedAt: event.at, ...known, ...factsOf(event) };
        if (event.type === 'escalated') known.stage = event.stage ?? (known.stage ?? 1) + 1;
        return { event, charter: { ...known, ...event, stage: known.stage } };
      }
    }
  });
  if (waitingSince !== undefined) pauses.push({ from: waitingSince, to: now });
  return { moments, pauses, waiting: waitingSince !== undefined, now };
}

/** The facts an event carries, without those it leaves open. */
export function factsOf(event: CharterEvent | Classified): Facts {
  const { type: _type, at: _at, ...facts } = event;
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
