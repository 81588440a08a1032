import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { need, NEED_NAMES } from '../needs.js';

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

export const recordNeeds = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:id/needs',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Keep all that a customer needs of us, such as large print, British Sign Language or to be rung: heeded on every channel',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    needs: z.array(need).max(NEED_NAMES.length),
    /** What else helps to serve them, in words. */
    note: z.string().trim().max(500).default(''),
  }),
  status: 204,
});
