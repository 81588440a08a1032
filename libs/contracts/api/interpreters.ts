import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { interpreterWanted } from '../interpreters.js';
import { instant } from '../words.js';
import { enquiryDetail } from './enquiry-views.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

export const askForInterpreter = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/interpreters',
  access: STAFF_WHO_ANSWER,
  summary: 'Say that the customer needs an interpreter for this enquiry; what was said before is put right',
  params: one,
  body: interpreterWanted.extend({ note: z.string().trim().max(1000).default('') }),
  answer: enquiryDetail,
});

export const arrangeInterpreter = endpoint({
  method: 'PUT',
  path: '/api/v1/interpreters/:id/arrangement',
  access: STAFF_WHO_ANSWER,
  summary: 'Say with whom an interpreter is arranged, and when: everybody who picks the enquiry up sees it',
  params: one,
  body: z.object({
    with: z.string().trim().min(2).max(200),
    /** By which they are asked into a call. */
    number: z.string().trim().max(30).optional(),
    /** When they are there; for whenever they are rung where it is not given. */
    at: instant.optional(),
  }),
  answer: enquiryDetail,
});

export const endInterpreter = endpoint({
  method: 'POST',
  path: '/api/v1/interpreters/:id/end',
  access: STAFF_WHO_ANSWER,
  summary: 'Say that the interpreter was there, or is not needed any more',
  params: one,
  body: z.object({ because: z.string().trim().min(3).max(500) }),
  answer: enquiryDetail,
});
