import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { recompute } from './recompute.js';

const city = loadPack('cambridge-city');
const without = loadPack('cambridge-city', (file) => ({
  ...file,
  text: file.text.replaceAll('2026-06-15', '2026-06-14'),
}));
const at = parseInstant('2026-05-20T10:00:00Z')!;

describe('recomputing an open commitment', () => {
  it('after a new bank holiday keeps the old due time and says why', () => {
    const moved = recompute(without, city, { clockId: 'CITY-F1', countedFrom: at, pauses: [] })!;
    expect(formatInstant(moved.previousDueAt)).toBe('2026-06-18T22:59:59Z');
    expect(formatInstant(moved.dueAt)).toBe('2026-06-19T22:59:59Z');
    expect(moved.because).toContain(
      'Monday 15 June 2026 is now bank holiday in Scotland (World Cup bank holiday); it was open 0:00 to 24:00.',
    );
  });

  it('after a bank holiday was taken back says so as well', () => {
    const moved = recompute(city, without, { clockId: 'CITY-F1', countedFrom: at, pauses: [] })!;
    expect([moved.previousDueAt, moved.dueAt].map(formatInstant)).toEqual([
      '2026-06-19T22:59:59Z',
      '2026-06-18T22:59:59Z',
    ]);
    expect(moved.because.at(-1)).toBe(
      'Monday 15 June 2026 is now open 0:00 to 24:00; it was bank holiday in Scotland (World Cup bank holiday).',
    );
  });

  it('looks as far as the later of the two due times', () => {
    const closed = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2026-06-01', title: Flood }, { date: '2026-06-02', title: Flood, hours: ['10:00-12:00'] }]\n",
      ),
    }));
    const moved = recompute(city, closed, { clockId: 'CITY-E2', countedFrom: at, pauses: [] })!;
    expect(moved.because).toEqual([
      'Monday 1 June 2026 is now closed (Flood); it was open 9:00 to 17:00.',
      'Tuesday 2 June 2026 is now open 10:00 to 12:00; it was open 9:00 to 17:00.',
    ]);
  });

  it('with two limits tells a new one, and each closed day once', () => {
    const twoLimits = (closures: string) =>
      loadPack('cambridge-city', (file) => ({
        ...file,
        text: file.text
          .replace(
            'within: 10 working days\n        calendar: office',
            'within:\n          smaller-of: [{ within: 10 working days }, { within: 30 calendar days }]',
          )
          .replace(
            '    bank-holidays: [england-and-wales]\n',
            `    bank-holidays: [england-and-wales]\n${closures}`,
          ),
      }));
    const closed = twoLimits("    closures: [{ date: '2026-06-08', title: Flood }]\n");
    const open = { clockId: 'CITY-C1', countedFrom: parseInstant('2026-06-01T10:00:00Z')!, pauses: [] };
    const flood = 'Monday 8 June 2026 is now closed (Flood); it was open 9:00 to 17:00.';
    expect(recompute(twoLimits(''), closed, open)!.because).toEqual([flood]);
    expect(recompute(city, closed, open)!.because).toEqual([
      'The promise changed from 10 working days to 10 working days, 30 calendar days.',
      flood,
    ]);
  });

  it('leaves alone what the holiday does not concern', () => {
    expect(recompute(without, city, { clockId: 'CITY-C1', countedFrom: at, pauses: [] })).toBeUndefined();
  });

  it('after new hours and a new limit tells both', () => {
    const changed = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text
        .replace("wednesday: ['09:00-17:00']", "wednesday: ['09:30-12:00', '13:00-16:00']")
        .replaceAll('within: 4 working hours', 'within: 6 working hours'),
    }));
    const moved = recompute(city, changed, { clockId: 'CITY-E1', countedFrom: at, pauses: [] })!;
    expect(formatInstant(moved.previousDueAt)).toBe('2026-05-20T14:00:00Z');
    expect(formatInstant(moved.dueAt)).toBe('2026-05-21T10:00:00Z');
    expect(moved.because).toEqual([
      'The promise changed from 4 working hours to 6 working hours.',
      'Wednesday 20 May 2026 is now open 9:30 to 12:00 and 13:00 to 16:00; it was open 9:00 to 17:00.',
    ]);
  });

  it('counts the waits again', () => {
    const pauses = [
      { from: parseInstant('2026-05-21T10:00:00Z')!, to: parseInstant('2026-05-27T10:00:00Z')! },
    ];
    const closed = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2026-06-02', title: Flood }]\n",
      ),
    }));
    const moved = recompute(city, closed, { clockId: 'CITY-E2', countedFrom: at, pauses })!;
    expect([moved.previousDueAt, moved.dueAt].map(formatInstant)).toEqual([
      '2026-06-04T16:00:00Z',
      '2026-06-05T16:00:00Z',
    ]);
    expect(moved.because).toEqual(['Tuesday 2 June 2026 is now closed (Flood); it was open 9:00 to 17:00.']);
  });
});
