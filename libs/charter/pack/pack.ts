import type { Channel, ContentElement, EnquiryKind, StepMoment, Waiver } from '@frontdoor/kernel';
import type { CalendarIndex } from '../calendar/calendar-index.js';
import type { Zone } from '../calendar/zone.js';
import type { PromiseKind, StartEvent } from '../words/words.js';

/** One file of a pack, as its reader found it. The engine itself reads nothing from disk. */
export interface PackFile {
  path: string;
  text: string;
}

/** Something wrong in a pack: the file, the place in it, and a plain sentence. */
export interface PackFault {
  file: string;
  path: string;
  message: string;
}

export const UNITS = [
  'seconds',
  'minutes',
  'working-hours',
  'working-days',
  'statutory-working-days',
  'calendar-days',
  'calendar-months',
] as const;
export type Unit = (typeof UNITS)[number];

/** An amount of time in its own unit, counted on a calendar of the pack. */
export interface Span {
  amount: number;
  unit: Unit;
  calendar: CalendarIndex;
  /** An end on a day that is not a working day moves to the next one, where the law says so. */
  movesToWorkingDay: boolean;
}

/** What must be true of a matter; every condition given must hold. */
export interface Conditions {
  channels?: readonly Channel[];
  services?: readonly string[];
  customerServiceCentre?: boolean;
  enquiryKinds?: readonly EnquiryKind[];
  complex?: boolean;
  stage?: number;
  responseRequested?: boolean;
  /** Received at or after this instant. */
  receivedFrom?: number;
  /** Received before this instant. */
  receivedBefore?: number;
}

/** A commitment in waiting: when it opens, what meets it, and by when. */
export interface Clock {
  /** The promise's ID for its first clock, `PROMISE-ID/name` for each further one. Unique within the pack. */
  id: string;
  promiseId: string;
  name: string;
  /** Whose time it is: the council's promise, or a window that the customer has. */
  whose: 'council' | 'customer';
  /** Opens on each contact, or once for the enquiry (and stage). */
  per: 'contact' | 'enquiry';
  starts: StartEvent;
  stops: readonly StartEvent[];
  appliesWhen: Conditions;
  /** The due time is the earliest of these ends. */
  spans: readonly Span[];
  /** Shares of the time left at which the commitment counts as at risk: 0.5 is half the time left. */
  atRisk: readonly number[];
  /** Waiting for the customer stops the clock. */
  pauses: boolean;
  /** A later date may be agreed. */
  extends: boolean;
  waiver?: Waiver;
  /** A clarification of the request makes the day it arrives day 0. */
  resetsOnClarification: boolean;
}

/** What an outgoing message must say. */
export interface ContentRule {
  /** The messages it is about. */
  in: readonly ('acknowledged' | 'responded' | 'extended' | 'refused' | 'out-of-office')[];
  appliesWhen: Conditions;
  mustSay: readonly ContentElement[];
}

/** Something only a person can do, and confirms. */
export interface Step {
  /** The moments at which it is asked. */
  when: readonly StepMoment[];
  /** What the agent is asked: "Did you give your first name and section?" */
  ask: string;
  appliesWhen: Conditions;
  /** What an agent does anyway and that answers the question: an answer of the library was told. */
  confirmedBy?: 'answer-told' | undefined;
}

/** A share of all cases over a period. */
export interface Rate {
  of: string;
  /** Per cent, when the source names a figure. */
  atLeast?: number;
  atMost?: number;
  per: 'month' | 'quarter' | 'year';
}

/** A periodic check of a fact about premises or people. */
export interface Audit {
  everyMonths: number;
  checks: readonly string[];
}

/**
 * What a promise wants of how visitors are dealt with. `needs-first`: whoever needs help with communication or access goes
 * before others. `given-or-why`: a visit ends with what was asked for and given, or why not and by when.
 */
export const RECEPTION_RULES = ['needs-first', 'given-or-why'] as const;
export type ReceptionRule = (typeof RECEPTION_RULES)[number];

/** How customers are rung back: the windows that are offered, and what is done when nobody is reached. */
export interface CallbackRule {
  /** So many in all. */
  attempts: number;
  /** From one to the next; in minutes or working hours. */
  apart: Span;
  /** How long an offered window is. */
  windowMinutes: number;
}

/** What holds for callers, where their service has no rules of its own. */
/** To be rung back when it is their turn, or at an agreed time, or to leave a message. */
export const CALLER_OFFERS = ['callback', 'callback-later', 'voicemail'] as const;
export type CallerOffer = (typeof CALLER_OFFERS)[number];

export interface CallerRule {
  /** Whoever waits so long is offered what `offers` says, and again each time so long after that. */
  offerAfterSeconds: number;
  offerAgainAfterSeconds: number;
  /** Whoever hangs up sooner hardly waited: is counted apart, and not rung back. */
  shortCallSeconds: number;
  /** Whoever hung up before anybody answered is rung back, where their number is known. */
  ringsBack: boolean;
  /** What somebody who waits is offered instead. When it is closed, or nobody is on, a message can be left all the same. */
  offers: readonly CallerOffer[];
  /** What customers see whom we ring, in E.164, where the charter names a number. */
  shows?: string;
}

export interface CharterPromise {
  id: string;
  title: string;
  kinds: readonly PromiseKind[];
  /** Where in the source it stands. */
  source: string;
  /** How the hub keeps or measures it. */
  kept: string;
  published: boolean;
  /** The capability that is not built yet. */
  pending?: string;
  assumptions: readonly string[];
  clocks: readonly Clock[];
  content: readonly ContentRule[];
  step?: Step;
  rate?: Rate;
  audit?: Audit;
  reception: readonly ReceptionRule[];
}

/** A published charter, read and checked. */
export interface Pack {
  id: string;
  version: string;
  /** SHA-256 (hex) of charter.yaml and calendar.yaml: what an enquiry pins together with id and version. */
  hash: string;
  /** SHA-256 (hex) of what changes without a new version of the pack: bank holidays and calendar changes. */
  calendarHash: string;
  title: string;
  organisation: string;
  /** The document the promises come from. */
  source: string;
  /** IANA name; every local time in an explanation is in this zone. */
  zone: string;
  localTime: Zone;
  /** Instants between which the charter was in force; open-ended when absent. */
  inForceFrom?: number;
  inForceUntil?: number;
  assumptions: readonly string[];
  calendars: ReadonlyMap<string, CalendarIndex>;
  promises: readonly CharterPromise[];
  callbacks: CallbackRule;
  calls: CallerRule;
  /** By clock id; the order of the promises. */
  clocks: ReadonlyMap<string, Clock>;
  /** By promise ID: the clocks of the promise, in its order. */
  clocksOf: ReadonlyMap<string, readonly Clock[]>;
}
