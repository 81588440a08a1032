import { z } from 'zod';
import { briefGiven } from '../brief.js';
import { endpoint, session, STAFF } from '../endpoint.js';
import { instant } from '../words.js';

const one = z.object({ id: z.uuid() });

/** How a partner takes what is handed to it. */
export const partnerKind = z.enum(['open311', 'email']);
export type PartnerKind = z.infer<typeof partnerKind>;

/** A partner as an administrator sets it, but for its key. */
export const partnerSetUp = z.object({
  /** Its short name. */
  slug: z.string(),
  name: z.string(),
  kind: partnerKind,
  /** Of its Open311 endpoint, with a slash at the end; or its email address. */
  address: z.string(),
  jurisdiction: z.string().nullable(),
  /** The service_code under which it takes what we hand over. */
  serviceCode: z.string().nullable(),
});
export type PartnerFields = z.infer<typeof partnerSetUp>;

const partnerView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: partnerKind,
  /** Why it cannot be reached, and since when; null while it can. */
  trouble: z.object({ problem: z.string(), since: instant }).nullable(),
});
export type PartnerView = z.infer<typeof partnerView>;

export const listPartners = endpoint({
  method: 'GET',
  path: '/api/v1/partners',
  access: session(...STAFF),
  summary: 'Other organisations that enquiries can be handed to',
  answer: z.object({ partners: z.array(partnerView) }),
});

/** `waiting`: it is sent, again and again; `unknown`: nobody knows yet whether it arrived; `refused`: it never will. */
const handoverState = z.enum(['waiting', 'unknown', 'handed', 'refused']);

const partnerHandover = z.object({
  id: z.uuid(),
  partner: z.string(),
  at: instant,
  by: z.string(),
  state: handoverState,
  /** What the partner calls it; null until it has said so. */
  reference: z.string().nullable(),
  /** Its state there, in the partner’s words. */
  partnerState: z.string().nullable(),
  problem: z.string().nullable(),
  /** When it is tried again; null where it is not. */
  nextAt: instant.nullable(),
});
export type PartnerHandoverView = z.infer<typeof partnerHandover>;

const handovers = z.object({ handovers: z.array(partnerHandover) });

export const listPartnerHandovers = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/partner-handovers',
  access: session(...STAFF),
  summary:
    'To whom an enquiry was handed outside of the organisation, the newest first, and what became of it there',
  params: one,
  answer: handovers,
});

export const handToPartner = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/partner-handovers',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Hand an enquiry to another organisation with all that the customer wrote. It stays here too, with its promises; the same request id does it once',
  params: one,
  body: z.object({
    partnerId: z.uuid(),
    requestId: z.uuid(),
    /** What they are asked to do, in the words of whoever hands it over. */
    words: z.string().trim().min(3).max(1000),
    /** What the brief says in place of what the record has, as `prepareBrief` gives it. */
    brief: briefGiven.optional(),
    /** The customer agreed to be named there. */
    withCustomer: z.boolean(),
    withFiles: z.boolean().default(true),
  }),
  answer: handovers,
});

export const retryPartnerHandover = endpoint({
  method: 'POST',
  path: '/api/v1/partner-handovers/:id/retry',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Try again at once what a partner refused or could not be asked',
  params: one,
  status: 204,
});
