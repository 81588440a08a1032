import type { AskedStep, EnquiryEvent, Facts, Pack } from '@frontdoor/charter';
import type { Channel, EnquiryKind, StepMoment } from '@frontdoor/kernel';
import type { ContentOverride } from '@frontdoor/persistence';

/** One contact of an enquiry of the past. Instants are epoch milliseconds UTC. */
export interface PastContact {
  direction: 'in' | 'out';
  channel: Channel;
  at: number;
  text: string;
  automatic: boolean;
  override: ContentOverride | null;
}

/** One entry of its ledger, with the contact that proves it. */
export interface PastEntry {
  event: EnquiryEvent;
  contact: PastContact | null;
}

export interface PastPrompt extends AskedStep {
  moment: StepMoment;
  at: number;
  answer: 'confirmed' | 'not-confirmed' | null;
}

/** An enquiry from its first contact to its close, before it is given ids and rows. */
export interface PastEnquiry {
  service: string;
  kind: EnquiryKind;
  channel: Channel;
  subject: string;
  complex: boolean;
  reopened: boolean;
  closedAt: number;
  contacts: PastContact[];
  ledger: PastEntry[];
  prompts: PastPrompt[];
}

/** How an enquiry begins. */
export interface Beginning {
  at: number;
  service: string;
  customerServiceCentre: boolean;
  channel: Channel;
  kind: EnquiryKind;
  complex: boolean;
  subject: string;
  text: string;
  /** How many times the customer may still make contact. */
  room: number;
}

/** The opening hours that people work by. */
export type OpeningHours = Pack['calendars'] extends ReadonlyMap<string, infer Calendar> ? Calendar : never;

export const factsOf = (
  begun: Beginning,
): Facts & {
  channel: Channel;
  service: string;
  customerServiceCentre: boolean;
  enquiryKind: EnquiryKind;
} => ({
  channel: begun.channel,
  service: begun.service,
  customerServiceCentre: begun.customerServiceCentre,
  enquiryKind: begun.kind,
  ...(begun.complex && { complex: true }),
});
