import { parseDate } from '../calendar/civil.js';
import type { Clock } from '../pack/pack.js';
import type { Extended, Waived } from '../words/events.js';

/**
 * Why an extension cannot be followed, or undefined when it can. Only before the due time, with a reason, to a
 * later date, and once the customer was told.
 */
export function refuseExtension(clock: Clock, dueAt: number, event: Extended): string | undefined {
  if (!clock.extends) return 'the promise does not allow a later date';
  if (event.at > dueAt) return 'it was already overdue';
  if (event.reason.trim() === '') return 'there is no reason';
  if (event.until <= dueAt) return 'the new date is not later';
  if (event.customerToldAt === undefined) return 'the customer was not told';
  if (event.customerToldAt > dueAt) return 'the customer was told too late';
  return undefined;
}

/** Why a waiver cannot be followed, or undefined when it can. Only the exemption that the standard names. */
export function refuseWaiver(clock: Clock, dueAt: number, event: Waived): string | undefined {
  if (clock.waiver !== event.waiver) return 'the promise does not name this exemption';
  if (event.at > dueAt) return 'it was already overdue';
  if (event.evidence.trim() === '') return 'there is no evidence';
  if (event.waiver === 'out-of-office') {
    if (!event.urgentContact?.trim()) return 'the notice names nobody for urgent enquiries';
    if (parseDate(event.returnDate ?? '') === undefined) return 'the notice gives no date of return';
  }
  return undefined;
}
