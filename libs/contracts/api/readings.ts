import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { contactReading } from './reading-views.js';

const one = z.object({ id: z.uuid() });
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
