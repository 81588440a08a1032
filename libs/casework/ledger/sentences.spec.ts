import fs from 'node:fs';
import { readPack } from '@frontdoor/charter';
import { describe, expect, it } from 'vitest';
import { tellChange } from './sentences.js';

const read = (path: string) => ({ path, text: fs.readFileSync(`charters/${path}`, 'utf8') });
const { pack } = readPack([
  read('cambridge-city/charter.yaml'),
  read('cambridge-city/calendar.yaml'),
  read('holidays/united-kingdom.json'),
]);
const promise = { title: 'An email is answered' };
const HOUR = 3_600_000;
const DUE = Date.UTC(2026, 10, 23, 12);
const open = { state: 'running' as const, dueAt: DUE, settledAt: null };
const end = (state: 'kept' | 'missed' | 'waived' | 'withdrawn', settledAt: number | null) => ({
  ...open,
  state,
  settledAt,
  moves: [],
  extensions: [],
});
const tell = (before: Parameters<typeof tellChange>[2], after: Parameters<typeof tellChange>[3]) =>
  tellChange(pack!, promise, before, after);

describe('what the timeline says of a promise', () => {
  it('says how long before its time it was kept', () => {
    expect(tell(open, end('kept', DUE - 3 * HOUR))).toEqual({
      text: 'Promise kept, 3 h before it was due: “An email is answered”',
      tone: 'good',
    });
  });

  it('tells of the late answer to a promise that was missed', () => {
    expect(tell({ ...open, state: 'missed' }, end('missed', null))).toBeUndefined();
    expect(tell({ ...open, state: 'missed' }, end('missed', DUE + 72 * HOUR))).toMatchObject({
      text: 'Answered 3 days later than was promised: “An email is answered”',
    });
  });

  it('says that it is open again when what kept it did not arrive', () => {
    const again = { ...open, moves: [], extensions: [] };
    expect(tell(end('kept', DUE - HOUR), again)).toMatchObject({
      text: 'Promise open again: “An email is answered”',
      tone: 'bad',
    });
  });

  it('names a new due time in the local time of the charter, and says nothing when nothing moved', () => {
    const same = { ...open, moves: [], extensions: [] };
    expect(tell(open, same)).toBeUndefined();
    expect(tell(open, { ...same, dueAt: Date.UTC(2026, 5, 1, 16) })!.text).toBe(
      'Now due on Monday 1 June 2026 at 17:00: “An email is answered”',
    );
  });
});
