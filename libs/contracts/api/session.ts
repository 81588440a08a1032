import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { presence } from '../words.js';
import { absence, me } from './people-views.js';

export const logIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  access: { by: 'public' },
  summary: 'Log in; sets the session cookie',
  body: z.object({ email: z.email().max(320), password: z.string().min(1).max(200) }),
  answer: me,
});

export const whoAmI = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  access: session(...STAFF),
  summary: 'Who is logged in, and the CSRF token of the session',
  answer: me,
});

export const logOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  access: session(...STAFF),
  summary: 'Log out; the session ends at once',
  status: 204,
});

export const setPresence = endpoint({
  method: 'PUT',
  path: '/api/v1/presence',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say whether you take work',
  body: z.object({ presence }),
  answer: me,
});

export const setAbsence = endpoint({
  method: 'PUT',
  path: '/api/v1/absence',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Be away: customers who write to you get a notice with an urgent contact and the date of your return',
  body: absence,
  answer: me,
});

export const endAbsence = endpoint({
  method: 'DELETE',
  path: '/api/v1/absence',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Be back',
  answer: me,
});
