import { formatInstant, parseInstant } from '../calendar/instant.js';
import { lifecycle } from '../lifecycle/lifecycle.js';
import type { Pack } from '../pack/pack.js';
import type { ContactReceived, EnquiryEvent } from '../words/events.js';

/** The instant of an ISO text. */
export const at = (text: string): number => parseInstant(text)!;

/** An enquiry by email to Council Tax, unless told otherwise. */
export const received = (when: string, facts: Partial<ContactReceived> = {}): ContactReceived => ({
  type: 'contact-received',
  at: at(when),
  channel: 'email',
  service: 'Council Tax',
  customerServiceCentre: false,
  enquiryKind: 'enquiry',
  ...facts,
});

/** `CITY-E2 kept 2026-06-10T16:00:00Z` for each commitment. */
export const outline = (pack: Pack, events: readonly EnquiryEvent[], now: string): string[] =>
  lifecycle(pack, events, at(now)).commitments.map(
    ({ clockId, state, dueAt }) => `${clockId} ${state} ${formatInstant(dueAt)}`,
  );
