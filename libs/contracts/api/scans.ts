import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { channel } from '../channels.js';
import { date, instant } from '../words.js';

const one = z.object({ id: z.uuid() });
const posters = session('agent', 'supervisor', 'reception');

/** A file of scanned pages that staff brought and have not yet put into the queue. */
export const scan = z.object({
  id: z.uuid(),
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  pages: z.int(),
  /** Separator sheets, by page from 1: they belong to no letter. */
  separators: z.array(z.int()),
  /** The letters that the separators make of it; to begin with. */
  letters: z.array(z.object({ firstPage: z.int(), lastPage: z.int() })),
  by: z.string(),
  at: instant,
});
export type Scan = z.infer<typeof scan>;

/** So many bytes of one file are taken. */
export const MOST_SCAN_BYTES = 40 * 1024 * 1024;

export const uploadScan = endpoint({
  method: 'POST',
  path: '/api/v1/scans',
  access: posters,
  summary:
    'Bring a file of scanned pages as the body, a PDF, TIFF, JPEG or PNG; it waits to be cut into letters',
  query: z.object({
    /** What the file is called. */
    name: z.string().trim().min(1).max(200),
  }),
  consumes: ['application/pdf', 'image/tiff', 'image/jpeg', 'image/png'],
  status: 201,
  answer: scan,
});

/** So many photographs are made one letter. */
export const MOST_PHOTOGRAPHS = 100;

export const bindPhotographs = endpoint({
  method: 'POST',
  path: '/api/v1/scans/bound',
  access: posters,
  summary:
    'Make photographs (JPEG or PNG) that were brought one file, in this order, which are the pages of one letter',
  body: z.object({ scans: z.array(z.uuid()).min(2).max(MOST_PHOTOGRAPHS) }),
  status: 201,
  answer: scan,
});

export const listScans = endpoint({
  method: 'GET',
  path: '/api/v1/scans',
  access: posters,
  summary: 'Files of scanned pages that are not yet in the queue, the oldest first',
  answer: z.object({ scans: z.array(scan) }),
});

export const readScanPage = endpoint({
  method: 'GET',
  path: '/api/v1/scans/:id/pages/:page',
  access: posters,
  summary: 'A page of such a file as a picture; the first is 1',
  params: one.extend({ page: z.coerce.number().int().min(1).max(1000) }),
  produces: 'image/png',
});

export const takeScan = endpoint({
  method: 'POST',
  path: '/api/v1/scans/:id/letters',
  access: posters,
  summary:
    'Put the letters of a scanned file into the queue, each as a contact of its own. Sent again it is taken once',
  params: one,
  body: z.object({
    letters: z
      .array(
        z.object({
          firstPage: z.int().min(1),
          lastPage: z.int().min(1),
          channel,
          /** The short name of the service that it is for. */
          service: z.string().max(100),
          /** The day on which it came; promises are counted from then. Today where it is left out. */
          receivedOn: date.optional(),
          /** Who sent it, where the post room can tell. */
          from: z.string().trim().max(200).optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  status: 201,
  answer: z.object({
    letters: z.array(
      z.object({
        reference: z.string(),
        contactId: z.uuid(),
        /** It was in the queue before, from the same pages of the same file. */
        duplicate: z.boolean(),
      }),
    ),
  }),
});

export const discardScan = endpoint({
  method: 'DELETE',
  path: '/api/v1/scans/:id',
  access: posters,
  summary: 'Throw away a scanned file that is not to go into the queue',
  params: one,
  status: 204,
});

export const printSeparator = endpoint({
  method: 'GET',
  path: '/api/v1/scans/separator',
  access: posters,
  summary: 'A separator sheet to print: laid between letters, it cuts a scanned file into them',
  produces: 'application/pdf',
});
