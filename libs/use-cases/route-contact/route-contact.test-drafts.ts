import { type Channel, inboundContact, type InboundContact, type Party } from '@frontdoor/contracts';
import type { EntryPoint, Organisation, Service } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { whoSent } from '@frontdoor/casework/customers';
import type { Draft } from './draft.js';
import type { Known, KnownEnquiry } from './known.js';

export const secret = new InstanceSecret('a secret for tests that is long enough to be one');
export const RECEIVED_AT = Date.parse('2026-11-23T10:00:00Z');

const organisation: Organisation = {
  id: 'fenmoor',
  name: 'Fenmoor',
  zone: 'Europe/London',
  packId: 'cambridge-city',
  publicPages: {},
  appointmentHours: null,
  yields: null,
  createdAt: 0,
};
const service: Service = {
  id: 'waste',
  organisationId: organisation.id,
  teamId: 'team',
  slug: 'waste',
  name: 'Waste and recycling',
  customerServiceCentre: false,
  kind: 'enquiry',
  topics: [],
  callRules: null,
  hopBudget: null,
  leftAlone: null,
  overflow: null,
  rings: null,
};

/** A receipt of Ms Reed's on its way in, with what the test changes. */
export function draftOn(
  channel: Channel,
  changes: Partial<InboundContact> = {},
  draft: Partial<Draft> = {},
): Draft {
  const entryPoint: EntryPoint = {
    id: `${channel} at the front`,
    organisationId: organisation.id,
    serviceId: service.id,
    channel,
    address: 'front',
    name: 'Front',
    language: 'en',
    callerId: null,
  };
  const contact = inboundContact.parse({ channel, entryPoint: 'front', text: 'The bin is full', ...changes });
  return {
    id: 'contact-1',
    reference: 'NEW1-AAAA',
    receivedAt: RECEIVED_AT,
    contact,
    sender: whoSent(contact, entryPoint.id, { isOurs: () => false, isInOurDomain: () => false }),
    organisation,
    entryPoint,
    service,
    ...draft,
  };
}

export const enquiryOf = (customerId: string, changes: Partial<KnownEnquiry> = {}): KnownEnquiry => ({
  id: `enquiry of ${customerId}`,
  organisationId: organisation.id,
  reference: 'K7Q2-9XMA',
  customerId,
  serviceId: service.id,
  ownerId: null,
  state: 'open',
  kind: 'enquiry',
  waiting: false,
  ownerAway: null,
  interpreterArranged: false,
  answering: null,
  participants: new Set(),
  copied: new Set(),
  entryPointIds: new Set(),
  ...changes,
});

export const knowing = (changes: Partial<Known> = {}): Known => ({
  customers: new Map(),
  shared: new Set(),
  recent: new Map(),
  byReference: new Map(),
  chosenCustomers: new Map(),
  chosenEnquiries: new Map(),
  byMessageId: new Map(),
  conversations: new Map(),
  copies: new Map(),
  openOf: new Map(),
  openNaming: new Map(),
  partners: new Map(),
  deliveries: new Map(),
  ...changes,
});

export const party = (kind: Party['kind'], value: string): Party => ({ kind, value });
