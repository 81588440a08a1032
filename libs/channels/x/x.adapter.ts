import { z } from 'zod';
import {
  type AdapterContext,
  type ChannelConnection,
  ChannelError,
  defineAdapter,
  filesInRaw,
} from '../core/index.js';
import { type XClient, xClient } from './x.client.js';
import { configFrom, type XConfig, xSettings } from './x.config.js';
import { feedsOf, FIRST_LOOK_MS, recount } from './x.feeds.js';
import { followFeed } from './x.following.js';
import { findSent, LONGEST_MESSAGE, LONGEST_POST, send } from './x.sending.js';
import { acceptActivity } from './x.webhooks.js';

/** Mentions, replies, quotes and private messages of one account at X. Encrypted chats are out of reach. */
export const xAdapter = defineAdapter({
  manifest: {
    id: 'x',
    title: 'X',
    receives: ['social'],
    sends: ['social'],
    longestPost: { public: { most: LONGEST_POST, weighted: true }, private: { most: LONGEST_MESSAGE } },
  },
  settings: xSettings,
  needs: ['X_HANDLE', 'X_API_KEY', 'X_API_SECRET', 'X_ACCESS_TOKEN', 'X_ACCESS_SECRET'],
  answersOnlyItsOwn: true,
  ownEntryPoints: ({ X_HANDLE }) => (X_HANDLE ? [{ channel: 'social', address: X_HANDLE }] : []),
  reachedAt: ({ X_HANDLE }) => X_HANDLE && `Posts are taken for  ${X_HANDLE}    (at X)`,
  connect: async (settings, context) => connectX(configFrom(settings), context),
});

/** The connection to one account. */
function connectX(config: XConfig, context: AdapterContext): ChannelConnection {
  const client = xClient(config, context.clock);
  return {
    send: (sendable) => send(client, sendable),
    reconcile: (sendable, attemptedAt) => findSent(client, context.clock, config, sendable, attemptedAt),
    acceptWebhook: (request) => acceptActivity(request, config, context),
    listen: async (signal) => {
      if (!context.process.reads) return;
      await Promise.all(
        feedsOf(client, config, context.intake, () => context.clock.now() - FIRST_LOOK_MS).map((feed) =>
          followFeed(feed, `x:${config.userId}:${feed.name}`, context, signal),
        ),
      );
    },
    attachments: async (raw, indexes) => filesInRaw(raw, indexes),
    recount: (from, to) => recount(client, config, from, to),
    probe: () => probe(client, config),
    close: async () => undefined,
  };
}

const me = z.object({ data: z.object({ id: z.string(), username: z.string() }) });

/** Whether X knows us, and we are whom X_HANDLE says. */
async function probe(client: XClient, { handle, userId }: XConfig): Promise<{ ok: boolean; detail: string }> {
  try {
    const { data } = (await client.get('users/me', {}, me)).body;
    const isUs = data.id === userId && `@${data.username}`.toLowerCase() === handle.toLowerCase();
    return isUs
      ? { ok: true, detail: 'X answers and knows our account.' }
      : { ok: false, detail: 'The access token at X is of another account than X_HANDLE.' };
  } catch (error) {
    return { ok: false, detail: error instanceof ChannelError ? error.message : 'X did not answer.' };
  }
}
