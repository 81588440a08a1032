import { isLoopback } from '@frontdoor/kernel';
import { z } from 'zod';
import { secret, type SettingValues } from '../core/index.js';

/** Where X is. Any other base is a stand-in. */
const X_API = 'https://api.x.com';

const key = z.string().regex(/^[\w-]{10,100}$/, 'a key as the developer console shows it');

export const xSettings = {
  X_HANDLE: z
    .string()
    .regex(/^@\w{1,15}$/, 'a handle with its @, such as @fenmoor')
    .optional()
    .describe('Our account at X, an entry point for social, such as @fenmoor.'),
  X_API_KEY: secret(key.optional()).describe(
    'API key of our app at X, which is also called its consumer key.',
  ),
  X_API_SECRET: secret(key.optional()).describe(
    'Secret of the API key. With it X also signs what it tells the hub.',
  ),
  X_ACCESS_TOKEN: secret(
    z
      .string()
      .regex(/^\d{1,20}-\w{10,100}$/, 'a token that begins with the id of the account and a hyphen')
      .optional(),
  ).describe('Access token of our account for that app, with permission to read, write and message.'),
  X_ACCESS_SECRET: secret(key.optional()).describe('Secret of the access token.'),
  X_API_BASE: z
    .url()
    .refine(
      (address) =>
        address === X_API || (/^http:\/\/[^/]+$/.test(address) && isLoopback(new URL(address).hostname)),
      `${X_API}, or http on this machine`,
    )
    .default(X_API)
    .describe('Address of X; another one is for tests.'),
};

type Settings = SettingValues<typeof xSettings>;

/** One account at X. */
export interface XConfig {
  /** With its @. */
  handle: string;
  /** Its id. */
  userId: string;
  keys: { appKey: string; appSecret: string; accessToken: string; accessSecret: string };
  apiBase: string;
  /** How long one request may take, in milliseconds. */
  timeoutMs: number;
}

const TIMEOUT_MS = 15_000;

export function configFrom(settings: Settings, timeoutMs = TIMEOUT_MS): XConfig {
  const { X_HANDLE, X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN, X_ACCESS_SECRET } = settings;
  if (!X_HANDLE || !X_API_KEY || !X_API_SECRET || !X_ACCESS_TOKEN || !X_ACCESS_SECRET)
    throw new Error('X is connected without its keys');
  return {
    handle: X_HANDLE,
    userId: X_ACCESS_TOKEN.split('-')[0]!,
    keys: {
      appKey: X_API_KEY,
      appSecret: X_API_SECRET,
      accessToken: X_ACCESS_TOKEN,
      accessSecret: X_ACCESS_SECRET,
    },
    apiBase: settings.X_API_BASE,
    timeoutMs,
  };
}

/** The stand-in, where there is one. */
export const standInOf = ({ apiBase }: Pick<XConfig, 'apiBase'>): string | undefined =>
  apiBase === X_API ? undefined : apiBase;
