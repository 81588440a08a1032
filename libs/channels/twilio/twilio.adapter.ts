import { type AdapterContext, type ChannelConnection, defineAdapter } from '../core/index.js';
import { twilioClient } from './twilio.client.js';
import type { TwilioConfig } from './twilio.config.js';
import { channelError } from './twilio.errors.js';
import { recountTwilio } from './twilio.recount.js';
import { deleteMedia, fetchMedia } from './twilio.files.js';
import { findSent, LONGEST_MESSAGE, send } from './twilio.sending.js';
import { configFrom, twilioSettings } from './twilio.settings.js';
import { twilioTelephones } from './twilio.telephones.js';
import { acceptTwilioWebhook } from './twilio.webhooks.js';

/** Text messages, calls that come in, requests to be rung back, and calls to customers, through Twilio. */
export const twilioAdapter = defineAdapter({
  manifest: {
    id: 'twilio',
    title: 'Twilio',
    receives: ['sms', 'callback', 'phone', 'voicemail'],
    sends: ['sms', 'phone'],
    longestOn: { sms: LONGEST_MESSAGE },
  },
  settings: twilioSettings,
  needs: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  connect: async (settings, context) => connectTwilio(configFrom(settings), context),
});

/** The connection to one account. */
export function connectTwilio(config: TwilioConfig, context: AdapterContext): ChannelConnection {
  const client = twilioClient(config);
  return {
    telephones: twilioTelephones(client, config, context.publicUrl),
    send: (sendable) => send(client, config, context.publicUrl, sendable),
    reconcile: (sendable, attemptedAt) => findSent(client, context.clock, sendable, attemptedAt),
    recount: (from, to) => recountTwilio(client, context, from, to),
    // What is kept of a message is the recording itself.
    attachments: async (raw, indexes) =>
      indexes.map(() => ({ name: 'voicemail.mp3', contentType: 'audio/mpeg', content: raw })),
    fetchFile: (id) => fetchMedia(config, id),
    deleteFile: (id) => deleteMedia(client, id),
    acceptWebhook: (request) => acceptTwilioWebhook(request, config, context),
    async probe() {
      try {
        const { friendlyName, status } = await client.api.v2010.accounts(config.accountSid).fetch();
        return {
          ok: status === 'active',
          detail: `Twilio answers: the account “${friendlyName}” is ${status}.`,
        };
      } catch (thrown) {
        return { ok: false, detail: channelError(thrown).message };
      }
    },
    close: async () => undefined,
  };
}
