import { z } from 'zod';
import { authorityKind } from '../authority.js';
import { endpoint, session } from '../endpoint.js';
import { channel } from '../channels.js';
import { need } from '../needs.js';
import { date, enquiryKind, identifierKind, instant, language, seenUpTo } from '../words.js';
import { authority, enquirySummary } from './enquiry-views.js';

const one = z.object({ id: z.uuid() });

/** What came from one address on enquiries of a customer who began with another one. */
export const customerDoubt = z.object({
  id: z.uuid(),
  customer: z.string(),
  /** The address that wrote as well. */
  kind: identifierKind,
  value: z.string(),
  /** On which it wrote: the evidence. */
  enquiries: z.array(
    z.object({ id: z.uuid(), reference: z.string(), subject: z.string(), openedAt: instant }),
  ),
});
export type CustomerDoubt = z.infer<typeof customerDoubt>;

export const sayWhoCustomersAre = endpoint({
  method: 'POST',
  path: '/api/v1/customers/:id/decisions',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say that a customer and another one are one person, or that they are not; can be undone',
  params: one,
  body: z.object({
    otherId: z.uuid(),
    decision: z.enum(['one', 'apart']),
    /** The enquiry beside which it was suggested, whose evidence is kept. */
    enquiryId: z.uuid().optional(),
  }),
  status: 204,
});

export const undoCustomerDecision = endpoint({
  method: 'POST',
  path: '/api/v1/customer-decisions/:id/undo',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Undo what somebody said about who a customer is: what it moved goes back',
  params: one,
  status: 204,
});

export const sayWhoseEnquiryIs = endpoint({
  method: 'POST',
  path: '/api/v1/customer-decisions/:id/answers',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say whose an enquiry is that came while two customers were taken for one, and does not tell by itself',
  params: one,
  body: z.object({
    enquiryId: z.uuid(),
    /** `one` and `other` as in `askedWhose`. */
    whose: z.enum(['one', 'other']),
  }),
  status: 204,
});

export const sayWhoUsesAddress = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:id/address-users',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say that several people share an address of a customer, or that it is theirs alone; can be undone',
  params: one,
  body: z.object({
    kind: identifierKind,
    value: z.string().trim().min(1).max(320),
    /** Then it finds nobody and suggests nobody. */
    shared: z.boolean(),
  }),
  status: 204,
});

export const listCustomerDoubts = endpoint({
  method: 'GET',
  path: '/api/v1/customer-doubts',
  access: session('supervisor'),
  summary:
    'Customers in whose enquiries several addresses wrote, as an upgrade found them, a hundred at a time',
  answer: z.object({ doubts: z.array(customerDoubt) }),
});

export const decideCustomerDoubt = endpoint({
  method: 'POST',
  path: '/api/v1/customer-doubts/:id/decision',
  access: session('supervisor'),
  summary:
    'Make what came from the address a customer of its own, or say that it is one person; can be undone',
  params: one,
  body: z.object({ decision: z.enum(['separated', 'one']) }),
  answer: z.object({ decisionId: z.uuid() }),
});

export const findPeople = endpoint({
  method: 'POST',
  path: '/api/v1/customers/search',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Find customers by name, telephone number, address or a reference of theirs, with their newest matters',
  status: 200,
  body: z.object({ search: z.string().trim().min(2).max(200) }),
  answer: z.object({
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string().nullable(),
        language: z.string(),
        addresses: z.array(z.string()),
        /** The open ones first; at most five. */
        enquiries: z.array(
          z.object({
            id: z.uuid(),
            reference: z.string(),
            subject: z.string(),
            service: z.string(),
            state: z.enum(['open', 'closed']),
          }),
        ),
      }),
    ),
  }),
});

const typed = (most: number) => z.string().trim().max(most).default('');

export const takeDownContact = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/taken-down',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Take down a visit, a call or a letter; it goes the way of every contact. Sent again it is taken once',
  body: z.object({
    /** Made by the client once for each contact. */
    requestId: z.uuid(),
    channel,
    /** A known customer; without it a new one is made of the fields below. */
    customerId: z.uuid().optional(),
    /** An open or closed enquiry of that customer to which it belongs. */
    enquiryId: z.uuid().optional(),
    name: typed(200),
    phone: typed(100),
    email: typed(320),
    /** On one line or several. */
    postal: typed(320),
    service: z.string().max(100),
    kind: enquiryKind.optional(),
    /** It is complex, or several services are involved: some charters promise something else then. */
    complex: z.boolean().default(false),
    language: language.optional(),
    subject: typed(200),
    text: z.string().trim().min(1).max(50_000),
    /** When it came, if not now: promises are counted from then. */
    receivedAt: instant.optional(),
    /** Instead: the day of its stamp, where the organisation is, for what comes on paper. */
    receivedOn: date.optional(),
    /** What was answered on the spot: promises that allow it are kept, and the enquiry is closed where none is left. */
    answer: typed(10_000),
    /** With an answer to an enquiry that exists: refused with `newer-from-customer` where more has come since. */
    seenUpTo,
  }),
  status: 201,
  answer: z.object({
    reference: z.string(),
    /** Null when it is not in the queue yet. */
    enquiryId: z.uuid().nullable(),
    duplicate: z.boolean(),
  }),
});

export const customerPage = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  kind: z.enum(['person', 'organisation']),
  language: z.string(),
  preferredChannel: channel.nullable(),
  needs: z.array(need),
  needsNote: z.string().nullable(),
  /** `stated`: only named, never written from. `shared`: several people or a program write from it. At most a hundred. */
  addresses: z.array(
    z.object({ kind: identifierKind, value: z.string(), stated: z.boolean(), shared: z.boolean() }),
  ),
  authorities: z.array(authority),
  /** What was said about who they are, also what was undone; the newest first, at most a hundred. */
  decisions: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      by: z.string(),
      kind: z.enum(['one', 'apart', 'separated', 'shared', 'own']),
      one: z.string().nullable(),
      other: z.string().nullable(),
      evidence: z.string().nullable(),
      undone: z.object({ at: instant, by: z.string() }).nullable(),
    }),
  ),
  /** Over all the years, the newest contact first, fifty at a time. */
  enquiries: z.array(enquirySummary),
  /** Read on from here; null at the end. */
  nextCursor: z.string().nullable(),
});
export type CustomerPage = z.infer<typeof customerPage>;

export const readCustomer = endpoint({
  method: 'GET',
  path: '/api/v1/customers/:id',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'A customer: addresses, needs, who acts for whom, what was said about who they are, and all their enquiries',
  params: one,
  query: z.object({
    cursor: z
      .string()
      .regex(/^\d{1,15} [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
      .optional(),
  }),
  answer: customerPage,
});

export const recordAuthority = endpoint({
  method: 'POST',
  path: '/api/v1/customers/:id/authorities',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Record that a customer may act for somebody else, with what proves it and for how long',
  params: one,
  body: z.object({
    /** For whom, by name. */
    forName: z.string().trim().min(1).max(200),
    /** A reference of an enquiry of theirs, where they are a customer of ours. */
    forReference: z.string().trim().max(20).default(''),
    kind: authorityKind,
    /** What was seen, and where it is kept. */
    evidence: z.string().trim().min(3).max(1000),
    from: date,
    /** The last day; null where it has none. */
    until: date.nullable(),
  }),
  status: 204,
});

export const endAuthority = endpoint({
  method: 'POST',
  path: '/api/v1/authorities/:id/end',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say that somebody may act for somebody else no longer',
  params: one,
  status: 204,
});

export const sayWhatCustomerIs = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:id/kind',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say whether a customer is a person or an organisation, and what they are called',
  params: one,
  body: z.object({ kind: z.enum(['person', 'organisation']), name: z.string().trim().min(1).max(200) }),
  status: 204,
});
