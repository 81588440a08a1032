import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { contactReading, readingSuggestionKind } from './reading-views.js';

const one = z.object({ id: z.uuid() });
const suggestion = one.extend({ kind: readingSuggestionKind });
const writers = session('agent', 'supervisor', 'reception');

export const readReading = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/reading',
  access: session(...STAFF),
  summary: 'What was read of a scanned letter or fax, by a machine and by people',
  params: one,
  answer: contactReading,
});

export const keyReading = endpoint({
  method: 'PUT',
  path: '/api/v1/contacts/:id/reading/text',
  access: writers,
  summary: 'Key what a letter or fax says; it is kept beside what the machine read. Empty text takes it back',
  params: one,
  body: z.object({ text: z.string().trim().max(100_000) }),
  answer: contactReading,
});

export const confirmReadingSuggestion = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/:id/reading/suggestions/:kind/confirm',
  access: writers,
  summary:
    'Say that something found in a letter is right, and apply it: join its enquiry, note how the customer is reached, or move it to the service',
  params: suggestion,
  body: z.object({
    /** As it was shown: refused where it has changed since. */
    value: z.string().max(500),
    /** It was seen that by the service the customer would have an answer later than was promised. */
    despiteLater: z.boolean().default(false),
  }),
  answer: z.object({
    reading: contactReading,
    /** Where the letter is now. */
    enquiryId: z.uuid(),
  }),
});

export const dismissReadingSuggestion = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/:id/reading/suggestions/:kind/dismiss',
  access: writers,
  summary: 'Say that something found in a letter is not right; it is no longer offered',
  params: suggestion,
  answer: contactReading,
});
