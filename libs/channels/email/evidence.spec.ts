import { describe, expect, it } from 'vitest';
import { mailFixture } from '../../../test/support/mail-fixtures.js';
import { readMail } from './mime.mapping.js';

const PAT = 'From: Pat <pat@citizen.example>';
const machineOf = (...lines: string[]) =>
  readMail(Buffer.from([...lines].join('\n')), 'tax@testshire.example').contact?.machine;
const fixture = (name: string) => readMail(mailFixture(name), 'tax@testshire.example').contact?.machine;

describe('what a machine sent, and what shows it', () => {
  it.each([
    ['out-of-office', ['Auto-Submitted: auto-replied'], 'Subject: I am away until Monday'],
    ['auto-reply', ['Auto-Submitted: auto-replied'], 'Subject: We have your mail'],
    ['out-of-office', ['Subject: Out of Office'], 'Subject: Out of Office'],
    ['list', ['List-Id: <news.x.example>'], 'List-Id: <news.x.example>'],
    ['generated', ['Return-Path: <>'], 'Return-Path: <>'],
    ['generated', ['Auto-Submitted: auto-generated'], 'Auto-Submitted: auto-generated'],
    ['challenge', ['X-Boxtrapper: yes'], 'X-Boxtrapper: yes'],
    [
      'challenge',
      ['Subject: Your email requires verification verify#x1', 'In-Reply-To: <out@us.example>'],
      'Subject: Your email requires verification verify#x1\nIn-Reply-To: <out@us.example>',
    ],
  ])('is %s by %j', (as, evidence, fields) => {
    const found = machineOf(PAT, ...new Set([...fields.split('\n'), ...evidence]), '', 'Words');
    expect(found?.as).toBe(as);
    expect(found?.evidence).toEqual(expect.arrayContaining(evidence));
  });

  it('is nothing where a person wrote', () => {
    expect(machineOf(PAT, 'Subject: Your bill', '', 'Words')).toBeUndefined();
    expect(machineOf(PAT, 'Subject: Please confirm your email to my brother', '', 'Words')).toBeUndefined();
  });

  it('tells failures for good, failures of the day, and what is only late', () => {
    expect(fixture('bounce')).toEqual({
      as: 'bounce-permanent',
      evidence: ['It encloses a delivery report (RFC 3464)', 'Action: failed', 'Status: 5.1.1'],
    });
    expect(fixture('delayed')?.as).toBe('delivery-delay');
    const daemon = 'From: MAILER-DAEMON@relay.example';
    const full = machineOf(daemon, 'Subject: Undelivered Mail', '', '452 4.2.2 mailbox full, giving up');
    expect(full?.as).toBe('bounce-temporary');
    expect(full?.evidence).toContain('From: MAILER-DAEMON@relay.example');
    const late = machineOf(
      daemon,
      'Subject: Mail problem',
      '',
      '451 4.4.1 no answer. We will keep trying for five days.',
    );
    expect(late).toMatchObject({ as: 'delivery-delay' });
    expect(late?.evidence).toContain('“will keep trying”');
  });

  it('fits, however long what shows it is', () => {
    const found = machineOf(
      PAT,
      `List-Id: ${'x'.repeat(5000)}`,
      `Subject: ${'Out of office '.repeat(100)}`,
      '',
      'x',
    );
    for (const each of found!.evidence) expect(each.length).toBeLessThan(200);
  });
});
