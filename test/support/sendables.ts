import type { OutboundCall, OutboundLetter, OutboundMessage } from '@frontdoor/channels/core';
import type { Channel, Party } from '@frontdoor/contracts';
import { letterPdf } from './pdf.js';

const shared = (channel: Channel, to: Party) => ({
  id: 'out-1',
  channel,
  entryPoint: { address: 'front', name: 'Front desk' },
  to,
  reference: 'K7Q2-9XMA',
});

/** A message to a customer, with what the test changes. */
export const messageTo = (
  channel: Channel,
  to: Party,
  changes: Partial<OutboundMessage> = {},
): OutboundMessage => ({
  ...shared(channel, to),
  form: 'message',
  text: 'Your bin will be emptied on Thursday.',
  automatic: false,
  files: [],
  ...changes,
});

export const letterTo = (to: Party, changes: Partial<OutboundLetter> = {}): OutboundLetter => ({
  ...shared('letter', to),
  form: 'letter',
  subject: 'Your bin',
  text: 'Your bin will be emptied on Thursday.',
  files: [],
  document: letterPdf(),
  pages: 1,
  ...changes,
});

export const callTo = (number: string, changes: Partial<OutboundCall> = {}): OutboundCall => ({
  ...shared('phone', { kind: 'phone', value: number }),
  form: 'call',
  callerId: '+441223457000',
  agentNumber: '+441223457999',
  ...changes,
});
