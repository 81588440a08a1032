import type { Channel, DeliveryState, EnquiryKind, Presence, Role, WorkItem } from '@frontdoor/contracts';

/** How the words of the contracts read on screen. */
export const channelWord: Record<Channel, string> = {
  phone: 'Phone',
  callback: 'Callback',
  voicemail: 'Voicemail',
  email: 'Email',
  sms: 'SMS',
  letter: 'Letter',
  fax: 'Fax',
  social: 'Social',
  web: 'Web form',
  visit: 'Visit',
  api: 'API',
};

export const kindWord: Record<EnquiryKind, string> = {
  enquiry: 'Enquiry',
  'service-request': 'Service request',
  complaint: 'Complaint',
  compliment: 'Compliment',
  suggestion: 'Suggestion',
  representation: 'Representation',
  foi: 'FOI',
  'personal-data-request': 'Personal-data request',
  statutory: 'Statutory',
};

export const presenceWord: Record<Presence, string> = {
  available: 'Available',
  busy: 'Busy',
  'wrap-up': 'Wrap-up',
  away: 'Away',
  offline: 'Offline',
};

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
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered',
  unknown: 'Outcome unknown',
};

export const taskWord: Record<WorkItem['kind'], string> = {
  answer: 'Answer',
  callback: 'Call back',
  'delivery-failed': 'Reply not delivered',
  'delivery-unknown': 'Check whether the reply arrived',
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
