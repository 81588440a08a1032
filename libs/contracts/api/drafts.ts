import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { instant } from '../words.js';
import { draft, draftFields, draftFile, draftKind } from './draft-views.js';

const writers = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid(), kind: draftKind });

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/v1/drafts',
  access: session(...STAFF),
  summary: 'What you have begun to write and not sent, the newest first',
  answer: z.object({
    drafts: z.array(
      z.object({
        enquiryId: z.uuid(),
        kind: draftKind,
        at: instant,
        reference: z.string(),
        subject: z.string(),
        preview: z.string(),
      }),
    ),
  }),
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/v1/enquiries/:id/drafts/:kind',
  access: session(...STAFF),
  summary: 'Keep what you are writing on an enquiry; refused where another window of yours has saved since',
  params: one,
  body: z.object({
    fields: draftFields,
    /** The version that was gone on from; absent where there was none. */
    version: instant.optional(),
  }),
  answer: draft,
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/v1/enquiries/:id/drafts/:kind',
  access: session(...STAFF),
  summary: 'Throw away what you have begun to write',
  params: one,
  query: z.object({
    /** The version that is thrown away; a newer one is kept. */
    version: instant,
  }),
  status: 204,
});

export const addDraftFile = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/draft-files',
  access: writers,
  summary: 'Announce a file that is to travel with your reply; its bytes follow in pieces',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    name: z.string().trim().min(1).max(200),
    contentType: z.string().max(200),
    size: z.int().min(1),
  }),
  answer: draftFile,
});

export const sendFilePiece = endpoint({
  method: 'PUT',
  path: '/api/v1/draft-files/:id/pieces/:place',
  access: writers,
  summary: 'The bytes of one piece of such a file; all pieces but the last are of the size in `fileLimits`',
  params: z.object({ id: z.uuid(), place: z.coerce.number().int().min(0).max(10_000) }),
  consumes: ['application/octet-stream'],
  answer: draftFile,
});

export const removeDraftFile = endpoint({
  method: 'DELETE',
  path: '/api/v1/draft-files/:id',
  access: writers,
  summary: 'Take a file off your reply',
  params: z.object({ id: z.uuid() }),
  status: 204,
});
