import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate, Receipt } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { createDemonstration } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../test/support/database.js';
import type { MailTaken } from '../mail/import-files.js';
import type { Summary } from '../mail/summary.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';
let environment: Record<string, string>;
let source: DataSource;
let dir: string;

beforeAll(async () => {
  environment = { DATABASE_URL: await newDatabase(), SECRET, SMTP_MAX_BYTES: '4096' };
  await migrate(environment.DATABASE_URL!);
  source = await new DataSource(dataSourceOptions(environment.DATABASE_URL!, 2)).initialize();
  const clock = new SystemClock();
  await createDemonstration(
    source,
    { clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
    { packId: 'cambridge-city', password: 'door-for-tests' },
  );
  dir = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-mail-'));
  for (const name of ['cur', 'new', 'tmp', '.Sent/cur', '.Sent/new'])
    mkdirSync(path.join(dir, 'Maildir', name), { recursive: true });
  file('one.eml', mail('one', 'help@fenmoor.example'));
  file('two-departments.eml', mail('two', 'HELP@fenmoor.example, Waste <waste+k7q2@fenmoor.example>'));
  file('elsewhere.eml', mail('elsewhere', 'somebody@x.example'));
  file('large.eml', mail('large', 'help@fenmoor.example') + 'x'.repeat(5000));
  file('junk.bin', Buffer.from([0, 1, 2, 255]));
  file('Maildir/cur/1.M1.host:2,S', mail('three', 'help@fenmoor.example'));
  file('Maildir/.Sent/cur/2.M1.host:2,S', mail('sent', 'customer@x.example'));
  file('Maildir/tmp/half', mail('half', 'help@fenmoor.example'));
  file('Maildir/dovecot-uidlist', '3 V1 N2\n');
  const from = 'From x@x Tue Jun  9 09:00:00 2026\n';
  file(
    'old.mbox',
    [mail('box', 'help@fenmoor.example'), mail('box 2', 'foi@fenmoor.example')]
      .map((m) => `${from}${m}\n`)
      .join(''),
  );
  file('copy of one.eml', mail('one', 'help@fenmoor.example'));
});
afterAll(async () => {
  await source.destroy();
  rmSync(dir, { recursive: true, force: true });
});

const file = (name: string, content: string | Buffer): void => writeFileSync(path.join(dir, name), content);
const mail = (subject: string, to: string): string =>
  `From: Bob <bob@x.example>\nTo: ${to}\nSubject: ${subject}\nDate: Tue, 9 Jun 2026 09:00:00 +0100\nMessage-ID: <${subject.replaceAll(' ', '.')}@x>\n\nHello\n`;
const importing = (...words: string[]): Promise<Ran> =>
  frontdoor(['import', 'mail', dir, ...words], { environment });

const linesOf = (out: string): MailTaken[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MailTaken);

describe('frontdoor import mail', () => {
  it('says with --dry-run how each mail would be read, and changes nothing', async () => {
    const { code, out } = await importing('--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('person      one.eml: bob@x.example, one\n');
    expect(out).toContain('person      old.mbox (mail 2): bob@x.example, box 2\n');
    expect(out).toMatch(/^quarantine  large\.eml: .*more than the 4096 of SMTP_MAX_BYTES/m);
    expect(out).toMatch(/^10 mails: 8 person, 2 quarantine\.$/m);
    expect(await source.manager.count(Receipt)).toBe(0);
  });

  it('takes every mail in as the email channel would', async () => {
    const before = new SystemClock().now();
    const { code, err, out } = await importing('--json');
    const lines = linesOf(out);
    const summary = lines.pop() as unknown as Summary;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(summary).toMatchObject({
      complete: true,
      imported: 5,
      alreadyThere: 1,
      quarantined: 1,
    });
    expect(summary.skipped.map(({ name, reason }) => [path.relative(dir, name), reason])).toEqual(
      expect.arrayContaining([
        ['elsewhere.eml', expect.stringContaining('none of its recipients')],
        ['large.eml', expect.stringContaining('more than the 4096 of SMTP_MAX_BYTES')],
        ['Maildir/.Sent/cur/2.M1.host:2,S', expect.stringContaining('none of its recipients')],
      ]),
    );
    expect(summary.leftOut.map(({ name }) => path.relative(dir, name))).toEqual(['Maildir/dovecot-uidlist']);

    const told = (file: string) => lines.find((each) => each.file === file);
    expect(lines).toHaveLength(10);
    expect(told('one.eml')).toMatchObject({
      class: 'person',
      newText: 'Hello',
      receipts: [{ entryPoint: 'help@fenmoor.example', reference: expect.any(String) }],
    });
    expect(told('two-departments.eml')!.receipts).toHaveLength(2);
    expect(told('junk.bin')).toMatchObject({ class: 'quarantine', receipts: [{}] });
    expect(told('large.eml')).toMatchObject({
      class: 'quarantine',
      receipts: [],
      skipped: expect.any(String),
    });
    expect(told('elsewhere.eml')).toMatchObject({ class: 'person', receipts: [], newText: 'Hello' });

    const receipts = await source.manager.find(Receipt, { order: { receivedAt: 'ASC' } });
    expect(receipts.filter(({ contact }) => contact?.subject === 'two')).toHaveLength(2);
    expect(receipts).toHaveLength(7);
    const one = receipts.find(({ contact }) => contact?.subject === 'one')!;
    expect(one).toMatchObject({ channel: 'email', state: 'received', contentType: 'message/rfc822' });
    expect(one.receivedAt).toBeGreaterThanOrEqual(before);
    expect(one.contact).toMatchObject({
      sentAt: '2026-06-09T08:00:00.000Z',
      from: { value: 'bob@x.example' },
    });
    const raw = await source.query<{ raw: Buffer }[]>('SELECT raw FROM receipt WHERE id = $1', [one.id]);
    expect(raw[0]!.raw.toString()).toBe(mail('one', 'help@fenmoor.example'));
    expect(receipts.filter(({ state }) => state === 'quarantined')).toHaveLength(1);
  });

  it('imports nothing twice', async () => {
    const summary = linesOf((await importing('--json')).out).pop();
    expect(summary).toMatchObject({ imported: 0, alreadyThere: 7, quarantined: 0 });
    expect(await source.manager.count(Receipt)).toBe(7);
  });

  it('takes everything for one entry point when told to', async () => {
    const { code, out } = await importing('--entry-point', 'Complaints@Fenmoor.example');
    expect(code).toBe(0);
    expect(out).toMatch(/^Imported +7$/m);
    expect(out).toMatch(/^Skipped .*large\.eml: /m);
  });

  it('fails plainly on a missing folder, a file, and an entry point nobody knows', async () => {
    const at = (where: string): Promise<Ran> => frontdoor(['import', 'mail', where], { environment });
    expect((await at('/nonexistent')).err).toMatch(/^There is no folder \/nonexistent\./);
    expect((await at(path.join(dir, 'one.eml'))).err).toContain('is a file, not a folder.');
    expect((await importing('--entry-point', 'x@y')).err).toMatch(/^There is no email entry point x@y\./);
  });
});
