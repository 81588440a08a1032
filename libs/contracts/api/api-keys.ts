import { z } from 'zod';
import { endpoint, scope, session } from '../endpoint.js';
import { instant } from '../words.js';

const one = z.object({ id: z.uuid() });
const KEEPERS = session('administrator');

export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Key of the integration that it belongs to. */
  integration: z.string(),
  scopes: z.array(scope),
  /** Short names of the services that it sees; all where there are none. */
  services: z.array(z.string()),
  createdAt: instant,
  /** To the minute; null where it never was. */
  usedAt: instant.nullable(),
  /** Until when the key before goes on. */
  formerUntil: instant.nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/v1/api-keys',
  access: KEEPERS,
  summary: 'Keys by which other systems ask, and the integrations that may have one',
  answer: z.object({ keys: z.array(apiKeyView), integrations: z.array(z.string()) }),
});

export const addApiKey = endpoint({
  method: 'POST',
  path: '/api/v1/api-keys',
  access: KEEPERS,
  summary: 'Make a key for an integration; it is in the answer, this once',
  body: z.object({
    integration: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scope).min(1),
    /** Short names of the services that it sees; all where there are none. */
    services: z.array(z.string().max(100)).max(200).default([]),
  }),
  status: 201,
  answer: z.object({ id: z.uuid(), key: z.string() }),
});

export const rotateApiKey = endpoint({
  method: 'POST',
  path: '/api/v1/api-keys/:id/rotate',
  access: KEEPERS,
  summary: 'Give out a new key in the place of one, which goes on beside it for a time',
  params: one,
  body: z.object({ keepHours: z.int().min(0).max(720).default(24) }).default({ keepHours: 24 }),
  answer: z.object({ key: z.string(), formerUntil: instant.nullable() }),
});

export const removeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  access: KEEPERS,
  summary: 'Take a key away: it is good for nothing at once',
  params: one,
  status: 204,
});
