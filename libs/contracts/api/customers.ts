import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { channel } from '../channels.js';
import { date, enquiryKind, identifierKind, instant, language, seenUpTo } from '../words.js';

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
  body: z.object({ otherId: z.uuid(), decision: z.enum(['one', 'apart']) }),
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
