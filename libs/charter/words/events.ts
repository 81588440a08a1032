import type { Channel, EnquiryKind, Milestone, Waiver } from '@frontdoor/kernel';

/** What is known about a matter. A promise's `applies-when` is held against these. */
export interface Facts {
  channel?: Channel;
  /** The service of the entry point, as the organisation names it. */
  service?: string;
  /** True when the entry point belongs to the Customer Service Centre. */
  customerServiceCentre?: boolean;
  enquiryKind?: EnquiryKind;
  /** The matter is complex or several services are involved. */
  complex?: boolean;
  /** Stage of the complaints procedure, 1 when not given. */
  stage?: number;
  /** The customer asked for a response (suggestions and representations). */
  responseRequested?: boolean;
  /** When the matter was first received, epoch milliseconds UTC; the event's own instant when not given. */
  receivedAt?: number;
}

/**
 * A contact came in. On the visit channel this is also the arrival at reception, on the phone channel the
 * first ring: the clocks of both open on it, so do not send `arrived` or `first-ring` for the same contact.
 */
export interface ContactReceived extends Facts {
  type: 'contact-received';
  /** Epoch milliseconds, UTC. */
  at: number;
  channel: Channel;
  service: string;
  customerServiceCentre: boolean;
  enquiryKind: EnquiryKind;
}

/** What somebody wrote or did about a matter, knowing only a part of it. */
interface Informed {
  /**
   * When those contacts came in that whoever did it could not have seen, epoch milliseconds UTC: it does nothing to the
   * commitments that they opened.
   */
  unseen?: readonly number[];
}

/** Something a clock can start or stop on happened. */
export interface MilestoneReached extends Facts, Informed {
  type: Milestone;
  /** Epoch milliseconds, UTC. */
  at: number;
}

export type CharterEvent = ContactReceived | MilestoneReached;

/** The enquiry began to wait for the customer. The pause belongs to the enquiry, not to one promise. */
export interface Paused {
  type: 'paused';
  at: number;
  reason: string;
  /** Who recorded it. */
  by: string;
}

/** The enquiry stopped waiting. */
export interface Resumed {
  type: 'resumed';
  at: number;
}

/** The customer explained what was asked for: clocks that say so count anew from here. */
export interface ClarificationReceived {
  type: 'clarification-received';
  at: number;
}

/** A later date was agreed. Counts only before the due time, with a reason, and once the customer was told. */
export interface Extended extends Informed {
  type: 'extended';
  at: number;
  clockId: string;
  /** The new due time, epoch milliseconds UTC. */
  until: number;
  reason: string;
  /** When the customer was told, epoch milliseconds UTC. */
  customerToldAt?: number;
}

/** An exemption that the standard itself names was used. */
export interface Waived extends Informed {
  type: 'waived';
  at: number;
  waiver: Waiver;
  /** What proves it: the message sent, the entry in the diary. */
  evidence: string;
  /** An out-of-office notice names who to ask when it is urgent … */
  urgentContact?: string;
  /** … and the date of return, YYYY-MM-DD. */
  returnDate?: string;
}

/** The customer took the matter back, or it was no enquiry at all: spam, a duplicate, not the council's. */
export interface Withdrawn {
  type: 'withdrawn';
  at: number;
  reason: string;
  /** Who recorded it. */
  by: string;
}

/** A visitor went away before anybody saw them. Ends what is owed to somebody who is here, and nothing else. */
export interface VisitorLeft extends Informed {
  type: 'visitor-left';
  at: number;
}

/** The matter was classified anew; commitments follow the new facts from the original start. */
export interface Classified extends Omit<Facts, 'receivedAt'> {
  type: 'classified';
  at: number;
}

/** Everything that can happen to an enquiry, as the lifecycle reads it. */
export type EnquiryEvent =
  | CharterEvent
  | Paused
  | Resumed
  | ClarificationReceived
  | Extended
  | Waived
  | Withdrawn
  | VisitorLeft
  | Classified;
