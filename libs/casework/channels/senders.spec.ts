import { type ChannelAdapter, defineAdapter } from '@frontdoor/channels/core';
import type { Channel } from '@frontdoor/contracts';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chooseSenders } from './senders.js';
import { readSettings } from './wire-adapters.js';

const adapter = (id: string, sends: readonly Channel[], more: Partial<ChannelAdapter> = {}) => ({
  adapter: {
    ...defineAdapter({
      manifest: { id, title: id, receives: [], sends },
      settings: {},
      connect: async () => ({ probe: async () => ({ ok: true, detail: '' }), close: async () => undefined }),
    }),
    ...more,
  },
  settings: {},
});
const mail = adapter('email', ['email']);
const phones = adapter('phones', ['sms', 'phone']);
const notify = adapter('notify', ['email', 'sms', 'letter']);
const printer = adapter('print', ['letter'], { givesWay: () => true });

const chosen = (wired: Parameters<typeof chooseSenders>[0], sendWith = {}) =>
  Object.fromEntries(chooseSenders(wired, sendWith));

describe('who sends on a channel', () => {
  it('is the only one that is set up', () => {
    expect(chosen([mail, phones, printer])).toEqual({
      email: 'email',
      sms: 'phones',
      phone: 'phones',
      letter: 'print',
    });
  });

  it('is not the one that gives way, where another is set up', () => {
    expect(chosen([printer, notify])).toMatchObject({ letter: 'notify' });
  });

  it('is whom SEND_WITH names, also where that one gives way', () => {
    expect(chosen([mail, notify, printer], { email: 'notify', letter: 'print' })).toEqual({
      email: 'notify',
      sms: 'notify',
      letter: 'print',
    });
  });

  it('leaves an adapter out of the channels that it is not set up for', () => {
    const texting = adapter('notify', ['email', 'sms'], {
      isSetUpFor: () => ({ receives: [], sends: ['sms'] }),
    });
    expect(chosen([mail, texting])).toEqual({ email: 'email', sms: 'notify' });
  });

  it('is said before anything is opened, of the providers that there are', () => {
    const settings = {
      DEMO: 'off',
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'a-token-only-used-in-tests',
      NOTIFY_API_KEY: `council-${randomUUID()}-${randomUUID()}`,
      NOTIFY_SMS_TEMPLATE: randomUUID(),
      NOTIFY_EMAIL_TEMPLATE: randomUUID(),
      NOTIFY_POSTAGE: 'second',
    };
    expect(() => readSettings(settings)).toThrow('sms can leave by notify and by twilio: say by which');
    expect(() => readSettings({ ...settings, SEND_WITH: 'sms=notify' })).toThrow('SEND_WITH');
    expect(readSettings({ ...settings, SEND_WITH: ' sms:twilio , letter:notify' }).SEND_WITH).toEqual({
      sms: 'twilio',
      letter: 'notify',
    });
  });

  it.each([
    [
      [phones, notify],
      {},
      'sms can leave by phones and by notify: say by which in SEND_WITH, such as sms:phones',
    ],
    [
      [phones],
      { sms: 'notify' },
      'SEND_WITH has sms leave by notify, which is not set up for it; it can leave by phones',
    ],
    [
      [phones],
      { fax: 'notify' },
      'SEND_WITH has fax leave by notify, which is not set up for it; nothing is',
    ],
    [[phones], { pigeon: 'phones' }, 'SEND_WITH names pigeon, which is no channel'],
  ])('refuses doubt', (wired, sendWith, says) => {
    expect(() => chooseSenders(wired, sendWith)).toThrow(says);
  });
});
