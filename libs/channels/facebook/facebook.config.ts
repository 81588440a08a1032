import { isLoopback } from '@frontdoor/kernel';
import { z } from 'zod';
import { secret, type SettingValues } from '../core/index.js';

/** Where the Graph API is, and its version. Any other base is a stand-in. A version lives about two years. */
const GRAPH_API = 'https://graph.facebook.com';
export const VERSION = 'v26.0';

const id = z.string().regex(/^\d{5,20}$/, 'an id as Facebook shows it, in digits');
const long = z.string().min(16, 'whole, as Facebook shows it');

export const facebookSettings = {
  FACEBOOK_PAGE_ID: id
    .optional()
    .describe(
      'Id of our page at Facebook, an entry point for social. It stands in the page’s settings, under About.',
    ),
  FACEBOOK_PAGE_TOKEN: secret(long.optional()).describe(
    'Access token of the page for our app, made from a long-lived token of a person who looks after it.',
  ),
  FACEBOOK_APP_SECRET: secret(long.optional()).describe(
    'Secret of our app. With it Facebook signs what it tells the hub, and the hub what it asks.',
  ),
  FACEBOOK_VERIFY_TOKEN: secret(long.optional()).describe(
    'Word that we give Facebook with the address of the webhook; it asks for it before it delivers. Make one up.',
  ),
  FACEBOOK_HUMAN_AGENT: z
    .enum(['on', 'off'])
    .default('off')
    .describe(
      'Facebook has given our app the permission Human Agent: people may answer private messages for 7 days instead of 24 hours.',
    ),
  FACEBOOK_API_BASE: z
    .url()
    .refine(
      (address) =>
        address === GRAPH_API || (/^http:\/\/[^/]+$/.test(address) && isLoopback(new URL(address).hostname)),
      `${GRAPH_API}, or http on this machine`,
    )
    .default(GRAPH_API)
    .describe('Address of the Graph API of Facebook; another one is for tests.'),
};

type Settings = SettingValues<typeof facebookSettings>;

/** One page at Facebook. */
export interface FacebookConfig {
  pageId: string;
  pageToken: string;
  appSecret: string;
  verifyToken: string;
  humanAgent: boolean;
  apiBase: string;
  /** How long one request may take, in milliseconds. */
  timeoutMs: number;
}

const TIMEOUT_MS = 15_000;

export function configFrom(settings: Settings, timeoutMs = TIMEOUT_MS): FacebookConfig {
  const { FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN, FACEBOOK_APP_SECRET, FACEBOOK_VERIFY_TOKEN } = settings;
  if (!FACEBOOK_PAGE_ID || !FACEBOOK_PAGE_TOKEN || !FACEBOOK_APP_SECRET || !FACEBOOK_VERIFY_TOKEN)
    throw new Error('Facebook is connected without its keys');
  return {
    pageId: FACEBOOK_PAGE_ID,
    pageToken: FACEBOOK_PAGE_TOKEN,
    appSecret: FACEBOOK_APP_SECRET,
    verifyToken: FACEBOOK_VERIFY_TOKEN,
    humanAgent: settings.FACEBOOK_HUMAN_AGENT === 'on',
    apiBase: settings.FACEBOOK_API_BASE,
    timeoutMs,
  };
}

/** The stand-in, where there is one. */
export const standInOf = ({ apiBase }: Pick<FacebookConfig, 'apiBase'>): string | undefined =>
  apiBase === GRAPH_API ? undefined : apiBase;
