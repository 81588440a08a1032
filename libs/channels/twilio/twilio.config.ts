import { z } from 'zod';

/** Where Twilio's REST API is. Any other base is a stand-in. */
export const TWILIO_API = 'https://api.twilio.com';

export const twilioConfig = z.object({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/, 'an account SID: AC and 32 hexadecimal digits'),
  /** Signs webhooks and opens the REST API; a secret. */
  authToken: z.string().min(16),
  /** Counts for signatures as well, while tokens are changed; a secret. */
  otherAuthToken: z.string().min(16).optional(),
  apiBase: z
    .string()
    .regex(
      /^https:\/\/[^\s/]+|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/,
      'an https address, or http on this machine',
    )
    .default(TWILIO_API),
  /** When set, Twilio chooses the sending number from this service instead of using the entry point. */
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/, 'a messaging service SID: MG and 32 hexadecimal digits')
    .optional(),
  /** Opens softphones in browsers, with its secret. */
  apiKeySid: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/, 'the SID of an API key: SK and 32 hexadecimal digits')
    .optional(),
  apiKeySecret: z.string().min(16).optional(),
  /** Its machine writes down what is said after the tone, in English. */
  transcribes: z.enum(['on', 'off']).default('off'),
  /** How long one request to the REST API may take, in milliseconds. */
  timeoutMs: z.int().min(100).max(120_000).default(15_000),
});
export type TwilioConfig = z.infer<typeof twilioConfig>;
