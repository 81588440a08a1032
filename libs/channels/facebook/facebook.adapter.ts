import { z } from 'zod';
import {
  type AdapterContext,
  type ChannelConnection,
  ChannelError,
  defineAdapter,
  filesInRaw,
} from '../core/index.js';
import { type FacebookClient, facebookClient } from './facebook.client.js';
import { configFrom, type FacebookConfig, facebookSettings } from './facebook.config.js';
import { recount } from './facebook.recount.js';
import { findSent, hide, LONGEST_COMMENT, LONGEST_MESSAGE, send } from './facebook.sending.js';
import { acceptEvents } from './facebook.webhooks.js';

/** Posts, comments, mentions and private messages of one page at Facebook. */
export const facebookAdapter = defineAdapter({
  manifest: {
    id: 'facebook',
    title: 'Facebook',
    receives: ['social'],
    sends: ['social'],
    longestPost: { public: { most: LONGEST_COMMENT }, private: { most: LONGEST_MESSAGE } },
  },
  settings: facebookSettings,
  needs: ['FACEBOOK_PAGE_ID', 'FACEBOOK_PAGE_TOKEN', 'FACEBOOK_APP_SECRET', 'FACEBOOK_VERIFY_TOKEN'],
  answersOnlyItsOwn: true,
  ownEntryPoints: ({ FACEBOOK_PAGE_ID }) =>
    FACEBOOK_PAGE_ID ? [{ channel: 'social', address: FACEBOOK_PAGE_ID }] : [],
  reachedAt: ({ FACEBOOK_PAGE_ID }) =>
    FACEBOOK_PAGE_ID && `Posts are taken for the page  ${FACEBOOK_PAGE_ID}    (at Facebook)`,
  connect: async (settings, context) => connectFacebook(configFrom(settings), context),
});

/** The connection to one page. */
function connectFacebook(config: FacebookConfig, context: AdapterContext): ChannelConnection {
  const { clock } = context;
  const client = facebookClient(config, clock);
  const nameOf = namesOf(client);
  return {
    send: (sendable) => send(client, config, clock, sendable),
    reconcile: (sendable, attemptedAt) => findSent(client, clock, config, sendable, attemptedAt),
    hide: (post, isHidden) => hide(client, post, isHidden),
    acceptWebhook: (request) => acceptEvents(request, config, { now: clock.now(), nameOf }),
    attachments: async (raw, indexes) => filesInRaw(raw, indexes),
    recount: (from, to) => recount(client, config, from, to),
    probe: () => probe(client, config),
    close: async () => undefined,
  };
}

const profile = z.object({ first_name: z.string().catch(''), last_name: z.string().catch('') });
/** Names are asked for once; nobody waits long for one. */
const MOST_NAMES = 2000;
const PATIENCE_MS = 2000;

function namesOf(client: FacebookClient): (userId: string) => Promise<string | undefined> {
  const known = new Map<string, string>();
  return async (userId) => {
    const name = known.get(userId);
    if (name !== undefined) return name;
    const late = AbortSignal.timeout(PATIENCE_MS);
    const found = await Promise.race([
      client
        .get(encodeURIComponent(userId), { fields: 'first_name,last_name' }, profile)
        .catch(() => undefined),
      new Promise<undefined>((resolve) =>
        late.addEventListener('abort', () => resolve(undefined), { once: true }),
      ),
    ]);
    const full = found && `${found.first_name} ${found.last_name}`.trim();
    if (!full) return undefined;
    if (known.size >= MOST_NAMES) known.clear();
    known.set(userId, full);
    return full;
  };
}

const me = z.object({ id: z.string() });

/** Whether Facebook knows the token, and as which page. */
async function probe(
  client: FacebookClient,
  { pageId }: FacebookConfig,
): Promise<{ ok: boolean; detail: string }> {
  try {
    const { id } = await client.get('me', { fields: 'id' }, me);
    return id === pageId
      ? { ok: true, detail: 'Facebook answers and knows our page.' }
      : { ok: false, detail: 'The token at Facebook is of another page than FACEBOOK_PAGE_ID.' };
  } catch (error) {
    return { ok: false, detail: error instanceof ChannelError ? error.message : 'Facebook did not answer.' };
  }
}
