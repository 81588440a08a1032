import { describe, expect, it } from 'vitest';
import { twilioConfig } from './twilio.config.js';
import { ACCOUNT } from './twilio.test-hub.js';

describe('settings', () => {
  it('need an account and a token only', () => {
    expect(twilioConfig.parse(ACCOUNT)).toEqual({
      ...ACCOUNT,
      apiBase: 'https://api.twilio.com',
      timeoutMs: 15_000,
      transcribes: 'off',
    });
  });

  it.each([
    [{ accountSid: 'SK0123' }],
    [{ authToken: '' }],
    [{ apiBase: 'api.twilio.com' }],
    [{ apiBase: 'http://api.twilio.com' }],
    [{ apiBase: 'http://127.0.0.1.example' }],
    [{ messagingServiceSid: 'MG1' }],
  ])('refuse %j', (wrong) => {
    expect(twilioConfig.safeParse({ ...ACCOUNT, ...wrong }).success).toBe(false);
  });
});
