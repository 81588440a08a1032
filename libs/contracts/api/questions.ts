import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { enquiryDetail } from './enquiry-views.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

export const noteQuestion = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/questions',
  access: STAFF_WHO_ANSWER,
  summary: 'Note what has to be known for an enquiry; it is asked with the others in one message',
  params: one,
  body: z.object({
    question: z.string().trim().min(2).max(500),
    /** Where it is known already. */
    answer: z.string().trim().min(1).max(2000).optional(),
  }),
  answer: enquiryDetail,
});

export const answerQuestion = endpoint({
  method: 'PUT',
  path: '/api/v1/questions/:id',
  access: STAFF_WHO_ANSWER,
  summary: 'Write down what the customer answered: nobody has to ask them again',
  params: one,
  body: z.object({ answer: z.string().trim().min(1).max(2000) }),
  answer: enquiryDetail,
});

export const dropQuestion = endpoint({
  method: 'DELETE',
  path: '/api/v1/questions/:id',
  access: STAFF_WHO_ANSWER,
  summary: 'Take a question off that does not have to be answered and was not asked',
  params: one,
  answer: enquiryDetail,
});
