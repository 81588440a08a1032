import { describe, expect, it } from 'vitest';
import { formatInstant } from '../calendar/instant.js';
import { readPack } from '../pack/read-pack.js';
import { loadPack, packFiles } from '../spec/read-charters.js';
import { nextCallback } from './next-callback.js';

const withRule = (rule: string) =>
  readPack(
    packFiles('cambridge-city', (file) =>
      file.path.endsWith('charter.yaml')
        ? { ...file, text: file.text.replace(/^promises:$/m, `${rule}\npromises:`) }
        : file,
    ),
  );

/** The city opens Monday to Friday, 09:00 to 17:00; summer time. */
const next = (at: string, attempts: number, { callbacks } = loadPack('cambridge-city')): string | null => {
  const found = nextCallback(callbacks, attempts, Date.parse(at));
  return found === null ? null : formatInstant(found);
};

describe('after an attempt that failed, a customer is rung again', () => {
  it('two working hours later and three times in all, where the charter says nothing', () => {
    expect(next('2026-06-08T09:30:00Z', 1)).toBe('2026-06-08T11:30:00Z');
    expect(next('2026-06-08T11:40:00Z', 2)).toBe('2026-06-08T13:40:00Z');
    expect(next('2026-06-08T13:50:00Z', 3)).toBeNull();
  });

  it('while the offices are open: what is left of the time counts on the next day, and nobody is rung at closing time', () => {
    expect(next('2026-06-08T15:00:00Z', 1)).toBe('2026-06-09T09:00:00Z');
    expect(next('2026-06-08T14:00:00Z', 1)).toBe('2026-06-09T08:00:00Z');
    expect(next('2026-06-05T15:30:00Z', 1)).toBe('2026-06-08T09:30:00Z');
  });

  it('as the charter says where it does', () => {
    const { pack } = withRule('callbacks: { attempts: 2, apart: 30 minutes, window-minutes: 120 }');
    expect(pack!.callbacks).toMatchObject({ attempts: 2, windowMinutes: 120 });
    expect(next('2026-06-08T09:30:00Z', 1, pack)).toBe('2026-06-08T10:00:00Z');
    expect(next('2026-06-08T15:45:00Z', 1, pack)).toBe('2026-06-09T08:00:00Z');
    expect(next('2026-06-08T09:30:00Z', 2, pack)).toBeNull();
  });

  it('only by a rule that can be followed', () => {
    expect(withRule('callbacks: { apart: 2 calendar months }').faults).toMatchObject([
      { path: 'callbacks.apart', message: 'must be in minutes or working hours' },
    ]);
    expect(withRule('callbacks: { calendar: moon }').faults).toMatchObject([
      { path: 'callbacks.calendar', message: expect.stringContaining('names no calendar of calendar.yaml') },
    ]);
  });
});
