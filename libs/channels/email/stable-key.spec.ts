import { describe, expect, it } from 'vitest';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { digest } from './arrivals.js';
import { stableKey } from './stable-key.js';

const HOUSING = 'housing@council.example';
const MAIL = Buffer.from('one');

describe('stableKey', () => {
  const reader = (mailbox = 'imap.example/agent/INBOX', intake = new MemoryHub([]).intake()) => ({
    intake,
    key: (uidValidity: string, uid: number, raw = MAIL) =>
      stableKey(intake, HOUSING, { mailbox, uidValidity, uid }, raw.length > 0 ? digest(raw) : undefined),
  });

  it('is the same for the same place, however often it is asked for', async () => {
    const { key } = reader();
    expect(await key('1', 7)).toBe(await key('1', 7));
  });

  it('differs for copies side by side, and for another mail at a place given out twice', async () => {
    const { key } = reader();
    const keys = [await key('1', 7), await key('1', 8), await key('1', 7, Buffer.from('another'))];
    expect(new Set(keys).size).toBe(3);
  });

  it('finds each copy again after a renumbering, in any order, and only as many as there were', async () => {
    const { key } = reader();
    const before = [await key('1', 7), await key('1', 8)];
    const after = [await key('2', 1), await key('2', 2)];
    expect(new Set(after)).toEqual(new Set(before));
    expect(before).not.toContain(await key('2', 3));
    expect(await key('2', 1)).toBe(after[0]);
  });

  it('never takes one mail of which nothing could be read for another', async () => {
    const { key } = reader();
    expect(await key('2', 1, Buffer.alloc(0))).not.toBe(await key('1', 7, Buffer.alloc(0)));
  });

  it('knows a mail again after the mailbox moved to another server', async () => {
    const old = reader();
    const moved = reader('other.example/agent/INBOX', old.intake);
    expect(await moved.key('1', 1)).toBe(await old.key('1', 7));
  });
});
