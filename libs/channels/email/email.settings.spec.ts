import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE, KEY } from '../../../test/support/certificate.js';
import { mustUpgrade } from './email.config.js';
import { configFrom, emailSettings } from './email.settings.js';

const config = (given: Record<string, string>) =>
  configFrom(z.object(emailSettings).parse(given), { serves: true, reads: true });

describe('settings of mail', () => {
  it('give the listener its certificate', () => {
    expect(config({}).smtpListen?.tls).toBeUndefined();
    expect(config({ SMTP_TLS_CERT: CERTIFICATE, SMTP_TLS_KEY: KEY }).smtpListen?.tls).toEqual({
      cert: CERTIFICATE,
      key: KEY,
    });
  });

  it.each([
    [{ SMTP_TLS_CERT: CERTIFICATE }, 'need each other'],
    [{ SMTP_TLS_KEY: KEY }, 'need each other'],
    [{ SMTP_TLS_CERT: KEY, SMTP_TLS_KEY: CERTIFICATE }, 'are not a certificate and its key'],
    [{ SMTP_TLS_CERT: CERTIFICATE, SMTP_TLS_KEY: 'x' }, 'are not a certificate and its key'],
  ])('refuse a certificate that cannot be used', (given, fault) => {
    expect(() => config(given)).toThrow(fault);
  });

  it.each([
    ['smtp://relay.council.example', true],
    ['smtp://relay.council.example:25?tls=offered', false],
    ['smtp://relay.council.example?tls=required', true],
    ['smtps://relay.council.example', false],
    ['smtp://127.0.0.1:1025', false],
    ['smtp://localhost:1025?tls=required', true],
  ])('%s must be encrypted by STARTTLS: %s', (url, must) => {
    expect(mustUpgrade(config({ SMTP_OUT_URL: url }).smtpSend!)).toBe(must);
  });

  it('refuse what a mailbox does not have, by name, instead of taking the default for it', () => {
    const mailbox = {
      entryPoint: 'help@council.example',
      host: 'imap.council.example',
      user: 'a',
      password: 'b',
    };
    const MAILBOXES = JSON.stringify([{ ...mailbox, startsAt: 'now' }]);
    expect(() => config({ MAILBOXES })).toThrow('startsAt');
  });

  it('ask the same of mailboxes', () => {
    const [mailbox] = config({
      MAILBOXES: JSON.stringify([
        {
          entryPoint: 'help@council.example',
          host: 'imap.council.example',
          user: 'a',
          password: 'b',
          secure: false,
        },
      ]),
    }).mailboxes;
    expect(mustUpgrade(mailbox!)).toBe(true);
    expect(mustUpgrade({ ...mailbox!, secure: true })).toBe(false);
  });
});
