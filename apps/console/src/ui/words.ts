import type {
  BusyWith,
  CallOutcome,
  MessageOutcome,
  DeliveryState,
  EnquiryKind,
  Presence,
  ReplyPurpose,
  Role,
  WorkItem,
} from '@frontdoor/contracts';
import type { IconName } from './icon.js';

/** How the words of the contracts read on screen. */
export const kindWord: Record<EnquiryKind, string> = {
  enquiry: 'Enquiry',
  'service-request': 'Service request',
  complaint: 'Complaint',
  compliment: 'Compliment',
  suggestion: 'Suggestion',
  representation: 'Representation',
  foi: 'Freedom of Information',
  'personal-data-request': 'Personal-data request',
  statutory: 'Statutory matter',
};

export const presenceWord: Record<Presence, string> = {
  available: 'Available',
  busy: 'Busy',
  'wrap-up': 'Wrap-up',
  away: 'Away',
  offline: 'Offline',
};

/** `Visitor A07`, `Appointment FEN-…`, `Home visit FEN-…`: what somebody is busy with, without whose matter it is. */
export const busyWithWords = ({ what, ticket, reference }: BusyWith): string =>
  what === 'visit'
    ? `Visitor ${ticket ?? reference}`
    : `${what === 'home' ? 'Home visit' : 'Appointment'} ${reference}`;

export const roleWord: Record<Role, string> = {
  agent: 'Agent',
  supervisor: 'Supervisor',
  reception: 'Reception',
  administrator: 'Administrator',
  integrator: 'Integrator',
};

export const deliveryWord: Record<DeliveryState, string> = {
  queued: 'Waiting to leave',
  sending: 'Sending',
  'to-post': 'Waiting to be posted',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered',
  unknown: 'Outcome unknown',
  'taken-back': 'Taken back before it was posted',
};

export const taskWord: Record<WorkItem['kind'], string> = {
  answer: 'Answer',
  callback: 'Call back',
  'call-outcome': 'Say how the call went',
  'give-later': 'Give what was promised',
  'appointment-changed': 'Appointment changed by the customer',
  'delivery-failed': 'Reply not delivered',
  'delivery-unknown': 'Check whether the reply arrived',
};

/** The same of calls, where it reads otherwise. */
export const callWord: Partial<Record<DeliveryState, string>> = {
  delivered: 'Answered',
  'taken-back': 'Ended before the customer was rung',
};

/** How a call went, as its agent says it. */
export const outcomeWord: Record<CallOutcome, string> = {
  reached: 'Customer reached',
  'message-left': 'Message left',
  'wrong-person': 'Somebody else answered',
  'no-answer': 'Nobody reached',
};

/** Of a message of which nobody knew. */
export const messageOutcomeWord: Record<MessageOutcome, string> = {
  arrived: 'It arrived',
  'not-arrived': 'It did not arrive',
  'not-known': 'Nobody knows',
};

/** What a message is for, as its writer chooses it. */
export const purposeWord: Record<ReplyPurpose, string> = {
  response: 'A full response',
  acknowledgement: 'An acknowledgement',
  question: 'A question',
  'later-date': 'A later date',
  refusal: 'A refusal',
  update: 'News',
};

export const purposeDetail: Record<ReplyPurpose, string> = {
  response: 'Answers the matter.',
  acknowledgement: 'Says who deals with it and when the answer comes.',
  question: 'Asks for what is missing. The enquiry then waits for the customer.',
  'later-date': 'Tells the customer of a later date than promised, and why.',
  refusal: 'Answers by refusing what was asked for, in whole or in part.',
  update: 'Tells how things stand. It keeps no promise.',
};

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

/** `English`, `Polish`, `British English`. */
export const languageWord = (tag: string): string => {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
};

export const presenceIcon: Record<Presence, IconName> = {
  available: 'available',
  busy: 'busy',
  'wrap-up': 'wrap-up',
  away: 'clock',
  offline: 'offline',
};
