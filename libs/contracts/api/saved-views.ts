import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';

const place = z.enum(['queue', 'search']);
const name = z.string().trim().min(1).max(60);
/** What stands behind the question mark in the address of the list. */
const address = z.string().max(1000);

export const savedView = z.object({ id: z.uuid(), place, name, address });
export type SavedView = z.infer<typeof savedView>;

const savedViews = z.object({ views: z.array(savedView) });

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/api/v1/saved-views',
  access: session(...STAFF),
  summary: 'Your own views of the queue and of the search, by name',
  answer: savedViews,
});

export const saveView = endpoint({
  method: 'PUT',
  path: '/api/v1/saved-views',
  access: session(...STAFF),
  summary: 'Keep how a list is filtered under a name, in the stead of what had this name; at most 50',
  body: z.object({ place, name, address }),
  answer: savedViews,
});

export const removeView = endpoint({
  method: 'DELETE',
  path: '/api/v1/saved-views/:id',
  access: session(...STAFF),
  summary: 'Remove one of your views',
  params: z.object({ id: z.uuid() }),
  answer: savedViews,
});
