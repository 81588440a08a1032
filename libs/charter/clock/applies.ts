import type { Clock, Conditions } from '../pack/pack.js';
import type { CharterEvent, Facts } from '../words/events.js';

/** Do the facts meet every condition? A fact that is not known meets none; stage is 1 unless said. */
export function fits(conditions: Conditions, facts: Facts, at: number): boolean {
  const received = facts.receivedAt ?? at;
  return (
    among(conditions.channels, facts.channel) &&
    among(conditions.services, facts.service) &&
    among(conditions.enquiryKinds, facts.enquiryKind) &&
    same(conditions.customerServiceCentre, facts.customerServiceCentre ?? false) &&
    same(conditions.complex, facts.complex ?? false) &&
    same(conditions.responseRequested, facts.responseRequested ?? false) &&
    same(conditions.stage, facts.stage ?? 1) &&
    received >= (conditions.receivedFrom ?? -Infinity) &&
    received < (conditions.receivedBefore ?? Infinity)
  );
}

/** Is this the event that the clock starts on? A visit's receipt is the arrival, a call's the first ring. */
export function startsOn(clock: Clock, event: CharterEvent): boolean {
  if (clock.starts === event.type) return true;
  if (event.type !== 'contact-received') return false;
  return (
    (clock.starts === 'arrived' && event.channel === 'visit') ||
    (clock.starts === 'first-ring' && event.channel === 'phone')
  );
}

const among = <T>(wanted: readonly T[] | undefined, fact: T | undefined): boolean =>
  wanted === undefined || (fact !== undefined && wanted.includes(fact));

const same = <T>(wanted: T | undefined, fact: T): boolean => wanted === undefined || wanted === fact;
