import { z } from 'zod';
import { brief, briefGiven } from '../brief.js';
import { endpoint, session } from '../endpoint.js';
import { enquiryDetail } from './enquiry-views.js';
import { handoverView } from './handover-views.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

export const prepareBrief = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/brief',
  access: STAFF_WHO_ANSWER,
  summary: 'The brief of an enquiry as the record has it, to be looked over before it is handed over',
  params: one,
  answer: z.object({ brief: brief.omit({ why: true }) }),
});

export const listOfferedHandovers = endpoint({
  method: 'GET',
  path: '/api/v1/handovers/offered',
  access: STAFF_WHO_ANSWER,
  summary:
    'What colleagues want to hand to me or to services of mine, with its brief, the first to lapse first',
  answer: z.object({
    handovers: z.array(
      handoverView.extend({ enquiryId: z.uuid(), reference: z.string(), subject: z.string() }),
    ),
  }),
});

export const openBrief = endpoint({
  method: 'POST',
  path: '/api/v1/handovers/:id/open',
  access: STAFF_WHO_ANSWER,
  summary: 'Say that I have the brief of a handover before me: kept as evidence, with its version',
  params: one,
  body: z.object({ how: z.enum(['read', 'ringing']).default('read') }).default({ how: 'read' }),
  status: 204,
});

export const changeBrief = endpoint({
  method: 'PUT',
  path: '/api/v1/handovers/:id/brief',
  access: STAFF_WHO_ANSWER,
  summary: 'Put the brief of a handover right: a new version, beside which the former stay',
  params: one,
  body: briefGiven,
  answer: enquiryDetail,
});

export const acceptHandover = endpoint({
  method: 'POST',
  path: '/api/v1/handovers/:id/accept',
  access: STAFF_WHO_ANSWER,
  summary: 'Take what a colleague wants to hand over: it is mine from now on',
  params: one,
  answer: enquiryDetail,
});

export const refuseHandover = endpoint({
  method: 'POST',
  path: '/api/v1/handovers/:id/refuse',
  access: STAFF_WHO_ANSWER,
  summary: 'Refuse what a colleague wants to hand over, with why: it stays with them, in its place',
  params: one,
  body: z.object({ reason: z.string().trim().min(3).max(1000) }),
  status: 204,
});

export const withdrawHandover = endpoint({
  method: 'POST',
  path: '/api/v1/handovers/:id/withdraw',
  access: STAFF_WHO_ANSWER,
  summary: 'Keep what I wanted to hand over and nobody has taken yet',
  params: one,
  answer: enquiryDetail,
});
