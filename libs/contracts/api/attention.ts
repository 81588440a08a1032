import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { named } from './views.js';

export const attend = endpoint({
  method: 'PUT',
  path: '/api/v1/enquiries/:id/attention',
  access: session(...STAFF),
  summary:
    'Say that you look at an enquiry or write on it, and hear who else does. It lasts 25 seconds: say it again every 10',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Chosen by the window of a browser: it looks at one enquiry at a time. */
    window: z.uuid(),
    state: z.enum(['looking', 'writing', 'gone']),
  }),
  answer: z.object({
    /** Colleagues, by name. */
    others: z.array(named.extend({ isWriting: z.boolean() })),
  }),
});
