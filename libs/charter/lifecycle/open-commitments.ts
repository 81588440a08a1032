import { account } from '../explain/account.js';
import { explain } from '../explain/explain.js';
import type { Clock, Pack } from '../pack/pack.js';
import type { CharterEvent } from '../words/events.js';
import type { StartEvent } from '../words/words.js';
import { fits, startsOn } from '../clock/applies.js';
import { atRiskTimes } from '../clock/at-risk.js';

/** A promise opened on a contact or enquiry. Instants are epoch milliseconds UTC. */
export interface OpenedCommitment {
  /** The ID in the published list of promises, for people and reports. */
  promiseId: string;
  /** Which clock of the promise this is: keep it, and hand it back to `stopsOn` and `due`. */
  clockId: string;
  title: string;
  /** Opens on each contact, or once for the enquiry (and stage). */
  per: 'contact' | 'enquiry';
  /** A window that the customer has is no promise of the council: it lapses and is never missed. */
  whose: 'council' | 'customer';
  startedAt: number;
  dueAt: number;
  /** When it counts as at risk, earliest first. */
  atRiskAt: number[];
  /** The events that meet it. */
  stops: readonly StartEvent[];
  /** Line by line, plain words, local time of the pack's zone. */
  explanation: string[];
}

/** Every clock that starts on this event and applies to its facts, in the order of the pack. */
export function openCommitments(pack: Pack, event: CharterEvent): OpenedCommitment[] {
  return [...pack.clocks.values()]
    .filter((clock) => startsOn(clock, event) && fits(clock.appliesWhen, event, event.at))
    .map((clock) => openClock(pack, clock, event.at));
}

/** Opens one clock at an instant. */
export function openClock(pack: Pack, clock: Clock, startedAt: number): OpenedCommitment {
  const counted = account(clock, startedAt);
  return {
    promiseId: clock.promiseId,
    clockId: clock.id,
    title: pack.promises.find(({ id }) => id === clock.promiseId)!.title,
    per: clock.per,
    whose: clock.whose,
    startedAt,
    dueAt: counted.dueAt,
    atRiskAt: atRiskTimes(clock, startedAt, counted.dueAt),
    stops: clock.stops,
    explanation: explain(clock, counted),
  };
}
