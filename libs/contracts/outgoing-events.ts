import { z } from 'zod';
import { channel } from './channels.js';
import { attachment } from './inbound-contact.js';
import { commitmentState, enquiryKind, identifierKind, instant } from './words.js';

/** Everything that other systems are told of, and what each says. */
export const EVENT_TYPES = {
  'contact.received': 'Something came in on a channel and is in the books.',
  'contact.routed': 'A contact became work in the queue of a service.',
  'contact.assigned': 'An agent has the work of a contact.',
  'contact.replied': 'Somebody of the council wrote to the customer, or called.',
  'delivery.failed': 'What was written did not reach the customer.',
  'enquiry.opened': 'A matter began.',
  'enquiry.handed-over':
    'It went to another service, or from its owner to somebody else or back to the queue.',
  'enquiry.closed': 'It was closed.',
  'enquiry.reopened': 'It was opened again.',
  'promise.opened': 'A promise of the charter counts, or counts again where `again` is true.',
  'promise.at-risk': 'A promise will soon be missed.',
  'promise.kept': 'It was kept.',
  'promise.missed': 'It was missed.',
  'promise.moved': 'It is due at another time.',
  'promise.ended': 'It counts no longer: `as` says whether it was waived, withdrawn, or answered late.',
  'customer.merged': 'Two customers turned out to be one.',
  'customer.separated': 'What had counted as one customer is two.',
} as const;
export type EventType = keyof typeof EVENT_TYPES;

/** What the test event of a subscriber is called. */
export const TEST_EVENT = 'frontdoor.test';

/** Names of events to be told of, or `promise.*` for all that begin so. */
export const eventFilter = z.enum([
  ...(Object.keys(EVENT_TYPES) as [EventType, ...EventType[]]),
  'contact.*',
  'delivery.*',
  'enquiry.*',
  'promise.*',
  'customer.*',
]);
export type EventFilter = z.infer<typeof eventFilter>;

/** `thin`: ids and facts of the event. `full`: its enquiry, customer and contact besides. */
export const eventShape = z.enum(['thin', 'full']);
export type EventShape = z.infer<typeof eventShape>;

/** A promise of the charter as it stands on an enquiry. */
const toldPromise = z.object({
  id: z.uuid(),
  /** Its code in the charter. */
  promise: z.string(),
  title: z.string(),
  state: commitmentState,
  dueAt: instant,
  settledAt: instant.nullable(),
});

/** Who somebody is. Told only to those who may know. */
export const toldCustomer = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  language: z.string(),
  preferredChannel: channel.nullable(),
  largePrint: z.boolean(),
  identifiers: z.array(z.object({ kind: identifierKind, value: z.string() })),
});

/** An enquiry as other systems see it. */
export const toldEnquiry = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: enquiryKind,
  state: z.enum(['open', 'closed']),
  /** Short name of the service that has it. */
  service: z.string(),
  /** The agent who owns it. */
  ownerId: z.uuid().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  lastContactAt: instant,
  /** Since when it waits for the customer. */
  waitingSince: instant.nullable(),
  /** The enquiry that it turned out to be a part of. */
  joinedId: z.uuid().nullable(),
  customerId: z.uuid(),
  promises: z.array(toldPromise),
  /** What it is about; only for those who may know personal data. */
  subject: z.string().optional(),
  customer: toldCustomer.optional(),
});
export type ToldEnquiry = z.infer<typeof toldEnquiry>;

/** A contact as other systems see it, in the words that its sender wants now. */
export const toldContact = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  channel,
  at: instant,
  automatic: z.boolean(),
  /** The rest only for those who may know personal data. */
  subject: z.string().nullable().optional(),
  text: z.string().optional(),
  from: z
    .object({ kind: identifierKind, value: z.string(), name: z.string().nullable() })
    .nullable()
    .optional(),
  attachments: z.array(attachment).optional(),
});
export type ToldContact = z.infer<typeof toldContact>;

/** An event as it is sent and polled. `data` has the facts of the type; in the full shape enquiry and contact besides. */
export const toldEvent = z.object({
  type: z.string(),
  /** When it happened. */
  timestamp: instant,
  data: z.looseObject({
    enquiryId: z.uuid().optional(),
    enquiry: toldEnquiry.optional(),
    contact: toldContact.optional(),
  }),
});
export type ToldEvent = z.infer<typeof toldEvent>;
