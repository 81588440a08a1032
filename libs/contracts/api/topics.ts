import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';

const one = z.object({ id: z.uuid() });

export const suggestService = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/service-suggestion',
  access: session(...STAFF),
  summary: 'Which other service an enquiry may be for, and why; nothing moves by itself',
  params: one,
  answer: z.object({
    suggestion: z
      .object({
        serviceSlug: z.string(),
        service: z.string(),
        /** By words that the organisation chose, or by what such texts were for in the past. */
        by: z.enum(['words', 'past']),
        why: z.array(z.string()),
        /** How likely it is by the past, 0 to 1; null where the past says nothing of it. */
        share: z.number().nullable(),
      })
      .nullable(),
  }),
});

export const confirmServiceOfEnquiry = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/service-suggestion',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say that an enquiry is right where it is; that is learnt from',
  params: one,
  status: 204,
});
