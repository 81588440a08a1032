import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { channel } from '../channels.js';
import { instant } from '../words.js';

const EMAIL = /^[^\s@<>]+@[^\s@<>]+$/;
const PHONE = /^\+?[\d\s().-]{3,25}$/;
/** What customers are known by on each channel. */
const FROM = {
  email: EMAIL,
  sms: PHONE,
  social: /^@\w{1,15}$/,
  phone: PHONE,
  callback: PHONE,
  web: /./,
  api: /./,
};

/** Addresses a newcomer can play the customer with. */
export const tryItSetup = endpoint({
  method: 'GET',
  path: '/api/v1/try-it',
  access: session(...STAFF),
  summary: 'Demonstration only: which channels can be tried, and ready-made examples',
  answer: z.object({
    channels: z.array(
      z.object({
        channel: z.enum(['email', 'sms', 'social', 'phone', 'callback', 'web', 'api']),
        entryPoint: z.string(),
        label: z.string(),
        /** How the message travels, in one sentence. */
        path: z.string(),
        example: z.object({
          from: z.string(),
          name: z.string(),
          subject: z.string(),
          text: z.string(),
          when: z.string(),
        }),
      }),
    ),
  }),
});

export const tryItSend = endpoint({
  method: 'POST',
  path: '/api/v1/try-it',
  access: session(...STAFF),
  summary: 'Demonstration only: send a message as a customer through the real adapter path',
  body: z
    .object({
      channel: z.enum(['email', 'sms', 'social', 'phone', 'callback', 'web', 'api']),
      /** Email address, or telephone number for sms and callback. */
      from: z.string().trim().min(3).max(320),
      name: z.string().max(200).default(''),
      subject: z.string().max(200).default(''),
      text: z.string().trim().min(1).max(5000),
      /** For a callback: when it suits, in words. */
      when: z.string().max(200).default(''),
    })
    .refine(({ channel: on, from }) => FROM[on].test(from), {
      path: ['from'],
      message:
        'give an email address, for a text message or call a telephone number, for a post a handle such as @walker',
    }),
  answer: z.object({
    /** The steps the message took, with what each answered. */
    steps: z.array(z.object({ at: instant, text: z.string() })),
    trackingUrl: z.string().nullable(),
  }),
});

/** What left the hub and reached the stand-ins of the providers: the customer's side of the story. */
export const tryItInbox = endpoint({
  method: 'GET',
  path: '/api/v1/try-it/inbox',
  access: session(...STAFF),
  summary: 'Demonstration only: what the customer has received',
  answer: z.object({
    messages: z.array(
      z.object({
        id: z.string(),
        channel,
        at: instant,
        from: z.string(),
        to: z.string(),
        subject: z.string().nullable(),
        text: z.string(),
      }),
    ),
  }),
});
