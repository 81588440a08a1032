import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';

export const preferChannel = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:id/preferred-channel',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Keep by which channel a customer wants to be answered: email, text message, letter or telephone',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Null: they have no wish, and are answered by the channel by which they wrote. */
    channel: channel.nullable(),
  }),
  status: 204,
});

export const needLargePrint = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:id/large-print',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Keep whether a customer needs letters in large print; letters to them are, unless their writer says otherwise',
  params: z.object({ id: z.uuid() }),
  body: z.object({ needed: z.boolean() }),
  status: 204,
});
