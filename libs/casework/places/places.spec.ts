import { Organisation } from '@frontdoor/persistence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPlaces } from '../../../test/support/gazetteer.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { Places } from './places.js';
import { PlacesModule } from './places.module.js';

let modules: TestModules;
let organisationId: string;
beforeAll(async () => {
  modules = await TestModules.of([PlacesModule], new SteppedClock('2026-07-07T09:00:00Z'));
  ({ id: organisationId } = (await modules.source.manager.find(Organisation))[0]!);
  expect(await modules.get(Places).areThere(organisationId)).toBe(false);
  await loadPlaces(modules.source);
});
afterAll(() => modules?.stop());

const find = async (typed: string): Promise<string[] | string> => {
  const found = await modules.get(Places).find(organisationId, typed);
  return found.what === 'found' ? found.places.map(({ uprn }) => uprn) : found.what;
};

it('places are there once they are loaded', async () => {
  expect(await modules.get(Places).areThere(organisationId)).toBe(true);
});

it.each(['CB1 2AZ', 'cb12az', ' cb1  2az', 'Cb1 2aZ'])(
  'the postcode %j finds all of it, by house number',
  async (typed) => {
    expect(await find(typed)).toEqual(Array.from({ length: 12 }, (_, i) => String(200_000 + i)));
  },
);

it.each([
  ['12 CB1 2AZ', ['200011']],
  ['cb1 2az, 3', ['200002']],
  ['3 mill rd', ['200002']],
  ['12, Mill Road', ['200011']],
  ['Ty Gwyr', ['300000']],
  ['tŷ gŵyr', ['300000']],
  ['FFORDD Y MOR', ['300000']],
  ['Saint Marys car pk', ['300001']],
  ['st mary’s', ['300001']],
  ['99 Long Lane', ['400098']],
])('%j finds %j', async (typed, uprns) => {
  expect(await find(typed)).toEqual(uprns);
});

it.each([
  ['Long Lane', 'too-many'],
  ['CB1 3LL', 'too-many'],
  ['Nowhere Street', 'none'],
  ['CB9 9ZZ', 'none'],
  ['', 'too-little'],
  ['12', 'too-little'],
  ['a b c', 'too-little'],
  ["%_' | & ! :* \\", 'too-little'],
  ["mill' | 'long", 'none'],
  ['x'.repeat(10_000), 'none'],
  ['\u0000\ud800', 'too-little'],
])('%j finds %s', async (typed, what) => {
  expect(await find(typed)).toBe(what);
});

it('a place says its postcode at the end, and its ward where it has one', async () => {
  expect(await modules.get(Places).find(organisationId, '1 mill road')).toEqual({
    what: 'found',
    places: [{ uprn: '200000', address: '1 Mill Road, Cambridge, CB1 2AZ', ward: 'Petersfield' }],
  });
  expect(await modules.get(Places).find(organisationId, 'bridge street')).toEqual({
    what: 'found',
    places: [{ uprn: '300001', address: "St Mary's Car Park, Bridge Street" }],
  });
});
