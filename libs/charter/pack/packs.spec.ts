import { describe, expect, it } from 'vitest';
import { ALL_PROMISES } from '../spec/all-promises.js';
import { loadPack, PACK_IDS, readCharterFile } from '../spec/read-charters.js';

const packs = PACK_IDS.map((id) => loadPack(id));
const promises = packs.flatMap((pack) => pack.promises);

describe('the five charter packs', () => {
  it('hold each of the 111 promises once and nothing else', () => {
    expect(Object.keys(ALL_PROMISES)).toHaveLength(111);
    expect(promises.map(({ id }) => id).sort()).toEqual(Object.keys(ALL_PROMISES).sort());
  });

  it.each(promises)('treat $id as what it is', ({ id, kinds }) => {
    expect([...kinds].sort()).toEqual(ALL_PROMISES[id]!.split(' + ').sort());
  });

  it('give every promise of kind clock a clock', () => {
    const without = promises.filter(({ kinds, clocks }) => kinds.includes('clock') && clocks.length === 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('use the ids they are published under', () => {
    expect(packs.map(({ id }) => id)).toEqual([...PACK_IDS]);
  });

  it('count the feedback policy by the hours of the same council', () => {
    const office = (id: 'cambridgeshire-county' | 'cambridgeshire-feedback') =>
      loadPack(id).calendars.get('office')!.calendar;
    expect(office('cambridgeshire-feedback').versions).toEqual(office('cambridgeshire-county').versions);
  });

  it('say that their hours are assumed where the document gives none', () => {
    for (const id of ['cambridge-city', 'county-care', 'cambridge-city-2012'] as const) {
      expect(loadPack(id).calendars.get('office')!.calendar.assumption, id).toMatch(/assumed/);
    }
    expect(loadPack('cambridgeshire-county').calendars.get('office')!.calendar.assumption).toBeUndefined();
  });

  it('have a README in plain words', () => {
    for (const id of PACK_IDS) expect(readCharterFile(`${id}/README.md`).text, id).toMatch(/^# /);
  });
});
