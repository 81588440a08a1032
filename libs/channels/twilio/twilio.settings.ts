import { secret, type SettingValues } from '../core/index.js';
import { twilioConfig, type TwilioConfig } from './twilio.config.js';

const {
  accountSid,
  authToken,
  otherAuthToken,
  apiBase,
  messagingServiceSid,
  apiKeySid,
  apiKeySecret,
  transcribes,
} = twilioConfig.shape;

export const twilioSettings = {
  TWILIO_ACCOUNT_SID: accountSid.optional().describe('Twilio account.'),
  TWILIO_AUTH_TOKEN: secret(authToken.optional()).describe(
    'Its token; also checks the signatures of webhooks.',
  ),
  TWILIO_AUTH_TOKEN_OTHER: secret(otherAuthToken).describe(
    'Another token whose signatures count as well while tokens are changed: the secondary one until it is promoted, then the former one.',
  ),
  TWILIO_API_BASE: apiBase.describe('Address of the Twilio REST API; another one is for tests.'),
  TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid.describe(
    'Messaging service that chooses the number a text message leaves from. Default: the number that the customer wrote to.',
  ),
  TWILIO_API_KEY_SID: apiKeySid.describe(
    'API key by which agents answer calls in their browsers; without it they answer on telephones.',
  ),
  TWILIO_API_KEY_SECRET: secret(apiKeySecret).describe('Its secret.'),
  TWILIO_TRANSCRIBES: transcribes.describe(
    'Twilio’s machine writes down what is said after the tone, from 2 to 120 seconds and in English only; each costs. It is shown as such beside the sound, and deleted at Twilio with it.',
  ),
};

/** @throws ZodError without account and token. */
export const configFrom = (settings: SettingValues<typeof twilioSettings>): TwilioConfig =>
  twilioConfig.parse({
    accountSid: settings.TWILIO_ACCOUNT_SID,
    authToken: settings.TWILIO_AUTH_TOKEN,
    otherAuthToken: settings.TWILIO_AUTH_TOKEN_OTHER,
    apiBase: settings.TWILIO_API_BASE,
    messagingServiceSid: settings.TWILIO_MESSAGING_SERVICE_SID,
    apiKeySid: settings.TWILIO_API_KEY_SID,
    apiKeySecret: settings.TWILIO_API_KEY_SECRET,
    transcribes: settings.TWILIO_TRANSCRIBES,
  });
