import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { date } from '../words.js';
import { foreseenChange } from './promise-views.js';
import { enquiryDetail } from './enquiry-views.js';

export const correctReceipt = endpoint({
  method: 'PUT',
  path: '/api/v1/contacts/:id/received-on',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say on which day a letter or fax was received, by its stamp: its promises count from then. Set back in the same way',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Where the organisation is. Not after the day on which it was taken in, and at most a year back. */
    date,
    /** Needed for a later day than it counts from now, unless that is the one it was taken in under. */
    reason: z.string().trim().max(1000).default(''),
  }),
  answer: enquiryDetail,
});

export const foreseeReceipt = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/:id/received-on/foresee',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'What would become of the promises if a letter or fax had been received on a day; changes nothing',
  params: z.object({ id: z.uuid() }),
  body: z.object({ date }),
  answer: foreseenChange.omit({ owner: true }),
});
