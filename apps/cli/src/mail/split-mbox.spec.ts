import { describe, expect, it } from 'vitest';
import { isMbox, splitMbox } from './split-mbox.js';

const BOX = [
  'From a@x Tue Jun  9 09:00:00 2026\nFrom: a@x\nSubject: one\n\nHello\n>From here on\n\nFrom nobody in particular\n\n',
  'From b@x Tue Jun  9 10:00:00 +0100 2026\r\nFrom: b@x\r\n\r\nTwo\r\n\r\n',
  'From c@x Tue Jun  9 11:00:00 2026\n',
].join('');

async function split(text: string, { size = 1000, limit = 1000 } = {}): Promise<unknown[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const mails = [];
  for await (const mail of splitMbox(pieces(), limit)) mails.push('raw' in mail ? mail.raw.toString() : mail);
  return mails;
}

const MAILS = [
  'From: a@x\nSubject: one\n\nHello\nFrom here on\n\nFrom nobody in particular\n',
  'From: b@x\r\n\r\nTwo\r\n',
  '',
];

describe('an mbox file', () => {
  it('is cut at its separators, without them and without their quoting', async () => {
    expect(await split(BOX)).toEqual(MAILS);
  });

  it('may arrive in pieces of any size', async () => {
    for (const size of [1, 2, 7, 64]) expect(await split(BOX, { size })).toEqual(MAILS);
  });

  it('keeps a mail whose separator is odd, when it is the first', async () => {
    expect(await split('From somebody\nSubject: x\n\nHello')).toEqual(['Subject: x\n\nHello']);
  });

  it('tells the size of a mail that is too large, and goes on', async () => {
    expect(await split(BOX, { limit: 40 })).toEqual([{ tooLarge: 72 }, MAILS[1], '']);
  });

  it('holds a mail of very many or very long lines in little more than its own size', async () => {
    for (const line of ['\n', 'x', 'From ']) {
      const mail = line.repeat(2_000_000);
      const before = process.memoryUsage.rss();
      const [found] = await split(`From a@x Tue Jun  9 09:00:00 2026\n${mail}x`, {
        size: 65_536,
        limit: 20_000_000,
      });
      expect(found).toBe(`${mail}x`);
      expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
    }
  });

  it('is known by its first word', () => {
    expect(isMbox(Buffer.from('From a@x'))).toBe(true);
    expect(isMbox(Buffer.from('From: a@x'))).toBe(false);
    expect(isMbox(Buffer.from(''))).toBe(false);
  });
});
