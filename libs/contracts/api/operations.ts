import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { enquiryKind, instant, language } from '../words.js';
import { quarantineItem } from './views.js';

const one = z.object({ id: z.uuid() });

/** A file that travels with what another system sends. */
export const sentFile = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .meta({ examples: ['machine.jpg'] }),
  contentType: z
    .string()
    .trim()
    .min(3)
    .max(255)
    .meta({ examples: ['image/jpeg'] }),
  /** In base64. */
  content: z.base64().min(1),
});

/** What of a document that another system sent is its files. */
export const sentFiles = z.object({ files: z.array(sentFile).default([]) });

/** A contact as another system sends it. */
export const apiContact = z.object({
  customer: z
    .object({
      name: z.string().trim().max(200).optional(),
      email: z.email().max(320).optional(),
      phone: z.string().max(30).optional(),
      /** The other system's own id for this customer. */
      handle: z.string().trim().min(1).max(200).optional(),
    })
    .refine((c) => c.email ?? c.phone ?? c.handle, 'give at least one of email, phone, handle'),
  subject: z.string().trim().max(1000).optional(),
  text: z.string().trim().min(1).max(100_000),
  /** Slug of a service. Without it the entry point of the integration decides; the same where there is no such service, which the enquiry says. */
  service: z.string().max(100).optional(),
  kind: enquiryKind.optional(),
  language: language.optional(),
  /** An enquiry this belongs to. */
  reference: z.string().max(40).optional(),
  sentAt: instant.optional(),
  files: z.array(sentFile).max(10).optional(),
});
export type ApiContact = z.infer<typeof apiContact>;

export const sendContact = endpoint({
  method: 'POST',
  path: '/api/v1/contacts',
  access: { by: 'signature' },
  summary:
    'Send a contact in. Signed by the Standard Webhooks scheme (headers webhook-id, webhook-timestamp, webhook-signature) with the key of the integration in the header frontdoor-integration. The same webhook-id is taken once',
  body: apiContact,
  status: 202,
  answer: z.object({
    contactId: z.uuid(),
    reference: z.string(),
    receivedAt: instant,
    /** True when this webhook-id had been taken before; the answer is that of the first time. */
    duplicate: z.boolean(),
  }),
  examples: {
    body: {
      customer: { name: 'Sam Field', email: 'sam@example.org' },
      subject: 'Broken machine',
      text: 'The ticket machine in Mill Lane takes no coins.',
    },
    answer: {
      contactId: '0199a3c4-6f1e-7c52-9d5e-0f3b8a1c2d4e',
      reference: 'K7Q2-9XMA',
      receivedAt: '2026-11-23T09:00:00.000Z',
      duplicate: false,
    },
  },
});

export const providerWebhook = endpoint({
  method: 'POST',
  path: '/webhooks/:adapter/*',
  access: { by: 'signature' },
  summary: 'Where channel providers deliver; each adapter verifies before it parses',
  consumes: ['*/*'],
  produces: '*/*',
});

export const providerChallenge = endpoint({
  method: 'GET',
  path: '/webhooks/:adapter/*',
  access: { by: 'signature' },
  summary: 'Where channel providers ask whether an address is ours, before they deliver to it',
  produces: '*/*',
});

export const listQuarantine = endpoint({
  method: 'GET',
  path: '/api/v1/quarantine',
  access: session('agent', 'supervisor', 'reception', 'administrator'),
  summary: 'What came in and could not be understood: kept whole, with the reason; newest first',
  query: z.object({ cursor: z.uuid().optional() }),
  answer: z.object({
    items: z.array(quarantineItem),
    /** Of the next page, which has what is older. */
    nextCursor: z.uuid().nullable(),
  }),
});

export const readQuarantined = endpoint({
  method: 'GET',
  path: '/api/v1/quarantine/:id/raw',
  access: session('supervisor', 'administrator'),
  summary: 'The raw bytes as received',
  params: one,
  produces: 'application/octet-stream',
});

export const releaseQuarantined = endpoint({
  method: 'POST',
  path: '/api/v1/quarantine/:id/release',
  access: session('supervisor', 'administrator'),
  summary: 'Put it in the queue for a person to read as it is',
  params: one,
  status: 204,
});

export const liveEvents = endpoint({
  method: 'GET',
  path: '/api/v1/live',
  access: session(...STAFF),
  summary: 'Server-sent events; send Last-Event-ID to catch up after a lost connection',
  produces: 'text/event-stream',
});

export const health = endpoint({
  method: 'GET',
  path: '/health',
  access: { by: 'public', limited: false },
  summary: 'The process lives',
  answer: z.object({ status: z.literal('ok') }),
});
export const ready = endpoint({
  method: 'GET',
  path: '/ready',
  access: { by: 'public', limited: false },
  summary:
    'The process can take contacts: the database answers and takes changes. Without the queue it is degraded. Operators are told details, and how the providers are',
  answer: z.object({
    status: z.enum(['ok', 'degraded', 'failing']),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
  }),
});
export const metrics = endpoint({
  method: 'GET',
  path: '/metrics',
  access: { by: 'operator' },
  summary: 'Prometheus metrics',
  produces: 'text/plain',
});
export const openapi = endpoint({
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: { by: 'public' },
  summary: 'This API as an OpenAPI 3.1 document',
  produces: 'application/json',
});
