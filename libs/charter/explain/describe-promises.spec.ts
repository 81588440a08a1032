import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { at } from '../spec/stories.js';
import { calendarsOf, describePromises } from './describe-promises.js';

const NOW = at('2026-06-01T09:00:00Z');
const measuresOf = (pack: Parameters<typeof loadPack>[0], id: string): string[] =>
  describePromises(loadPack(pack), NOW).find(({ promise }) => promise.id === id)!.measures;

describe('a promise in words', () => {
  it('has its time, its unit and the hours that it is counted by', () =>
    expect(measuresOf('cambridge-city', 'CITY-E1')).toEqual([
      '4 working hours, counted Monday to Friday, 9:00 to 17:00',
    ]));
  it('that asks somebody something says what', () =>
    expect(measuresOf('cambridge-city', 'CITY-T1')).toEqual([
      'Whoever deals with it is asked: Did you give your first name and section?',
    ]));
  it('that is a share of all says which, and how much is promised', () => {
    expect(measuresOf('cambridgeshire-county', 'COUNTY-T5')).toContain(
      'At least 85 % of calls answered each month',
    );
    expect(measuresOf('cambridgeshire-county', 'COUNTY-03')).toContain(
      'The share of enquiries settled at first contact each month',
    );
  });
  it('that is checked says how often', () =>
    expect(measuresOf('cambridge-city-2012', 'CAS-V2')).toEqual(['Checked every 6 months']));
  it('is described for every promise of a pack', () => {
    const pack = loadPack('cambridge-city');
    expect(describePromises(pack, NOW).map(({ promise }) => promise)).toEqual(pack.promises);
  });
});

describe('the calendars of promises', () => {
  it('are those that something is counted by, with how many promises', () => {
    const used = calendarsOf(loadPack('cambridge-city'));
    expect(used.map(({ calendar }) => calendar.calendar.name)).toEqual(['office', 'information-law']);
    expect(used.every(({ promises }) => promises > 0)).toBe(true);
  });
  it('leave out those that no clock of a matter needs', () => {
    const used = calendarsOf(loadPack('cambridge-city'), ({ id }) => id === 'CITY-E1');
    expect(used.map(({ calendar, promises }) => [calendar.calendar.name, promises])).toEqual([['office', 1]]);
  });
});
