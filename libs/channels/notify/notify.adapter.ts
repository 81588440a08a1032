import { z } from 'zod';
import { type AdapterContext, type ChannelConnection, ChannelError, defineAdapter } from '../core/index.js';
import { type NotifyClient, notifyClient } from './notify.client.js';
import { channelsOf, configFrom, type NotifyConfig, notifySettings } from './notify.config.js';
import { follow } from './notify.following.js';
import { findSent, LONGEST_TEXT, send } from './notify.sending.js';
import { followTexts, recountTexts } from './notify.texts.js';
import { acceptCallback } from './notify.webhooks.js';

/** Email, text messages and letters through GOV.UK Notify, and the texts that people send to its number. */
export const notifyAdapter = defineAdapter({
  manifest: {
    id: 'notify',
    title: 'GOV.UK Notify',
    receives: ['sms'],
    sends: ['email', 'sms', 'letter'],
    // The pages of a letter are ours.
    formatsOn: ['letter'],
    longestOn: { sms: LONGEST_TEXT },
  },
  settings: notifySettings,
  needs: ['NOTIFY_API_KEY'],
  isSetUpFor: channelsOf,
  ownEntryPoints: ({ NOTIFY_NUMBER }) => (NOTIFY_NUMBER ? [{ channel: 'sms', address: NOTIFY_NUMBER }] : []),
  reachedAt: ({ NOTIFY_NUMBER }) =>
    NOTIFY_NUMBER && `Texts are taken at  ${NOTIFY_NUMBER}    (by GOV.UK Notify)`,
  connect: async (settings, context) => connectNotify(configFrom(settings), context),
});

/** The connection to one service. */
export function connectNotify(config: NotifyConfig, context: AdapterContext): ChannelConnection {
  const { clock } = context;
  const client = notifyClient(config, clock);
  return {
    send: (sendable) => send(client, config, sendable),
    reconcile: (sendable, attemptedAt) => findSent(client, clock, sendable, attemptedAt),
    follow: (sent) => follow(client, clock.now(), sent),
    acceptWebhook: async (request) => acceptCallback(request, config),
    listen: async (signal) => {
      if (config.number && context.process.reads)
        await followTexts(client, `notify:${config.number}`, context, signal);
    },
    ...(config.number && { recount: (from: number, to: number) => recountTexts(client, from, to) }),
    probe: () => probe(client, config),
    close: async () => undefined,
  };
}

const template = z.object({ type: z.string(), body: z.string(), subject: z.string().nullish() });

/** Whether Notify knows us and the templates have the fields that we fill. */
async function probe(
  client: NotifyClient,
  { email, sms }: NotifyConfig,
): Promise<{ ok: boolean; detail: string }> {
  try {
    const used = [
      ...(email ? [{ type: 'email', id: email.template, words: ['((subject))', '((body))'] }] : []),
      ...(sms ? [{ type: 'sms', id: sms.template, words: ['((body))'] }] : []),
    ];
    for (const { type, id, words } of used) {
      const known = await client.get(`/v2/template/${id}`, template);
      const text = `${known.subject ?? ''}\n${known.body}`;
      const missing = words.filter((word) => !text.includes(word));
      if (known.type !== type || missing.length > 0)
        return {
          ok: false,
          detail: `The template for ${type} at GOV.UK Notify ${known.type === type ? `lacks ${missing.join(' and ')}` : `is one for ${known.type}`}.`,
        };
    }
    if (used.length === 0) await client.get('/v2/notifications?template_type=letter', z.object({}));
    return { ok: true, detail: 'GOV.UK Notify answers and knows our templates.' };
  } catch (error) {
    return {
      ok: false,
      detail: error instanceof ChannelError ? error.message : 'GOV.UK Notify did not answer.',
    };
  }
}
