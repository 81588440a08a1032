import { z } from 'zod';
import { endpoint } from '../endpoint.js';

const page = { access: { by: 'public' } as const, produces: 'text/html' };
const device = z.object({ token: z.string().max(100) });
const form = { consumes: ['application/x-www-form-urlencoded'] };
/** The language of the page, as a tag. */
const query = z.object({ lang: z.string().max(20).optional() });

export const kioskPage = endpoint({
  ...page,
  method: 'GET',
  path: '/kiosk/:token',
  summary: 'Where visitors check themselves in, on a device at reception',
  params: device,
  query,
});

export const checkInAtKiosk = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/kiosk/:token',
  summary: 'Check a visitor in at a device; answers with their ticket',
  params: device,
  query,
});

export const wallScreen = endpoint({
  method: 'GET',
  path: '/wall/:token',
  // Every wall of an office asks every few seconds, from one address.
  access: { by: 'public', limited: false },
  produces: 'text/html',
  summary: 'How the centre stands, on a wall, without anything of a person; it brings itself up to date',
  params: device,
});

export const waitingScreen = endpoint({
  method: 'GET',
  path: '/screen/:token',
  // Every screen of an office asks every few seconds, from one address.
  access: { by: 'public', limited: false },
  produces: 'text/html',
  summary: 'Which ticket is called where, on a screen in a waiting room; it brings itself up to date',
  params: device,
});
