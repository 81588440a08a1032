import type { ChannelAdapter } from '../core/index.js';
import { twilioClient } from './twilio.client.js';
import { twilioConfig, type TwilioConfig } from './twilio.config.js';
import { channelError } from './twilio.errors.js';
import { findMessage, makeCall, sendMessage } from './twilio.sending.js';
import { acceptTwilioWebhook } from './twilio.webhooks.js';

/** Text messages, requests to be rung back, and calls to customers, through Twilio. */
export const twilioAdapter: ChannelAdapter<TwilioConfig> = {
  manifest: {
    id: 'twilio',
    title: 'Twilio',
    receives: ['sms', 'callback'],
    sends: ['sms'],
    calls: true,
    config: twilioConfig,
  },

  async connect(config, context) {
    const client = twilioClient(config);
    return {
      send: (message) => sendMessage(client, config, context.publicUrl, message),
      call: (call) => makeCall(client, context.publicUrl, call),
      reconcile: (message, attemptedAt) => findMessage(client, message, attemptedAt),
      acceptWebhook: async (request) => acceptTwilioWebhook(request, config, context),
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
  },
};
