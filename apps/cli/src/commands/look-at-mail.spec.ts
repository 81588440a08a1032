import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { MailSeen } from '../mail/look-at-mails.js';
import { frontdoor } from '../run.test-io.js';

const CASES = fileURLToPath(new URL('../../../../libs/channels/email/fixtures/cases', import.meta.url));
/** Nothing listens there: looking at mail opens no database. */
const environment = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  SECRET: 'a secret for tests that is long enough to be one',
};

it('prints a line of JSON for each mail and one that counts them, without a database', async () => {
  const { code, out, err } = await frontdoor(['import', 'mail', CASES, '--json', '--dry-run'], {
    environment,
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MailSeen);
  const count = lines.pop();
  const seen = new Map(lines.map((each) => [each.file, each]));
  expect(count).toEqual({
    files: 38,
    mails: 38,
    classes: { person: 27, 'auto-reply': 4, bounce: 3, list: 0, generated: 3, quarantine: 1 },
    leftOut: 0,
    complete: true,
  });
  expect(seen.get('32-reply-gmail.eml')).toMatchObject({
    class: 'person',
    subject: 'Re: Your bill',
    from: 'pat@citizen.example',
    newText: 'Yes, Tuesday is fine.',
    attachments: [],
  });
  // Words that only look like the head of a quote.
  const { text, newText } = seen.get('35-reply-that-quotes-nothing.eml')!;
  expect(newText).toBe(text);
  expect(seen.get('13-attachment-bytes.eml')!.attachments).toEqual([
    { name: 'rent.csv', contentType: 'text/csv', size: 29 },
  ]);
  expect(seen.get('31-bounce-without-message-id.eml')).toMatchObject({
    class: 'bounce',
    bounce: { status: '5.2.2', recipient: 'pat@citizen.example' },
  });
  expect(seen.get('22-nested-messages.eml')).toEqual({
    file: '22-nested-messages.eml',
    class: 'quarantine',
    subject: null,
    from: null,
    text: '',
    attachments: [],
    error: 'Its parts are nested more than 100 deep.',
  });
});
