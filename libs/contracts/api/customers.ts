import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { identifierKind, instant } from '../words.js';

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
