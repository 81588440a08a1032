import { lifecycle } from '@frontdoor/charter';
import { describe, expect, it } from 'vitest';
import { CharterPacks } from '@frontdoor/casework/charters';
import { SERVICES } from '../council.js';
import { Chance } from './chance.js';
import type { PastEnquiry } from './past-enquiry.js';
import { pastYear } from './past-year.js';

const packs = CharterPacks.read('charters');
const until = Date.parse('2026-11-22T20:00:00Z');
const services = SERVICES.map(({ slug, kind, centre }) => ({ slug, kind, customerServiceCentre: centre }));

const yearOf = (packId: string, contacts: number, seed: number): PastEnquiry[] => [
  ...pastYear({ pack: packs.get(packId), services, contacts, until }, new Chance(seed)),
];

describe('a past year', () => {
  const year = yearOf('cambridge-city', 4000, 1);

  it('is the same for the same seed, and another for another', () => {
    expect(yearOf('cambridge-city', 300, 5)).toEqual(yearOf('cambridge-city', 300, 5));
    expect(yearOf('cambridge-city', 300, 6)).not.toEqual(yearOf('cambridge-city', 300, 5));
  });

  it('has exactly as many contacts as asked for, in 365 days, and is over', () => {
    const contacts = year.flatMap((each) => each.contacts.filter(({ direction }) => direction === 'in'));
    expect(contacts).toHaveLength(4000);
    expect(Math.min(...contacts.map(({ at }) => at))).toBeGreaterThanOrEqual(
      Date.parse('2025-11-22T00:00:00Z'),
    );
    expect(Math.max(...year.map(({ closedAt }) => closedAt))).toBeLessThanOrEqual(until);
  });

  it('has every channel and kind, Mondays busier than Sundays, and winter busier than summer for repairs', () => {
    expect(new Set(year.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(year.map(({ kind }) => kind)).size).toBe(9);
    const on = (day: number): number =>
      year.filter(({ contacts: [first] }) => new Date(first!.at).getUTCDay() === day).length;
    expect(on(1)).toBeGreaterThan(3 * on(0));
    const repairsIn = (...months: number[]): number =>
      year.filter(
        ({ service, contacts: [first] }) =>
          service === 'housing-repairs' && months.includes(new Date(first!.at).getUTCMonth() + 1),
      ).length;
    expect(repairsIn(12, 1, 2)).toBeGreaterThan(1.2 * repairsIn(6, 7, 8));
  });

  it.each(['cambridge-city', 'cambridgeshire-county', 'county-care', 'cambridge-city-2012'])(
    'keeps most promises of %s, misses some, and leaves none of the council’s open',
    (packId) => {
      const states = new Map<string, number>();
      for (const { ledger } of yearOf(packId, 3000, 2)) {
        const { commitments } = lifecycle(
          packs.get(packId),
          ledger.map(({ event }) => event),
          until,
        );
        for (const { state, whose } of commitments)
          if (whose === 'council') states.set(state, (states.get(state) ?? 0) + 1);
      }
      const all = [...states.values()].reduce((sum, n) => sum + n, 0);
      expect(states.get('kept')! / all).toBeGreaterThan(0.7);
      expect(states.get('missed')).toBeGreaterThan(10);
      expect([...states.keys()].sort()).toEqual(
        expect.arrayContaining(['extended', 'kept', 'missed', 'withdrawn']),
      );
      expect([states.get('running'), states.get('paused')]).toEqual([undefined, undefined]);
    },
  );
});
