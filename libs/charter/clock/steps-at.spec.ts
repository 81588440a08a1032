import { describe, expect, it } from 'vitest';
import { STEP_MOMENTS } from '@frontdoor/kernel';
import { loadPack, packFiles, PACK_IDS } from '../spec/read-charters.js';
import { readPack } from '../pack/read-pack.js';
import { stepsAt } from './steps-at.js';

describe('the steps asked for at a moment', () => {
  it.each([
    ['cambridge-city', 'call-answered', ['CITY-T1']],
    ['cambridge-city', 'calling-back', ['CITY-T3']],
    ['cambridge-city', 'taken-on', ['CITY-04']],
    ['cambridge-city', 'home-visit', []],
    ['cambridgeshire-county', 'call-answered', ['COUNTY-T1', 'COUNTY-T2']],
    ['cambridgeshire-county', 'home-visit', ['COUNTY-H3']],
    ['county-care', 'call-answered', ['CARE-T2']],
    ['cambridge-city-2012', 'call-answered', ['CAS-T2']],
    ['cambridge-city-2012', 'calling-back', ['CAS-T2']],
    ['cambridgeshire-feedback', 'taken-on', []],
  ] as const)('under %s, when %s, are %j', (id, moment, promises) => {
    expect(stepsAt(loadPack(id), moment, {}, 0).map(({ promiseId }) => promiseId)).toEqual(promises);
  });

  it('are questions that the agent answers', () => {
    expect(stepsAt(loadPack('cambridge-city'), 'call-answered', { channel: 'phone' }, 0)).toEqual([
      { promiseId: 'CITY-T1', ask: 'Did you give your first name and section?' },
    ]);
    for (const pack of PACK_IDS.map((id) => loadPack(id))) {
      for (const { ask } of STEP_MOMENTS.flatMap((moment) => stepsAt(pack, moment, {}, 0)))
        expect(ask).toMatch(/^Did you .+\?$/);
    }
  });

  it('are left out where the facts are others', () => {
    const { pack } = readPack(
      packFiles('cambridge-city', (file) => ({
        ...file,
        text: file.text.replace(
          'when: [taken-on]\n',
          'when: [taken-on]\n      applies-when: { kind: [complaint] }\n',
        ),
      })),
    );
    expect(stepsAt(pack!, 'taken-on', { enquiryKind: 'enquiry' }, 0)).toEqual([]);
    expect(stepsAt(pack!, 'taken-on', { enquiryKind: 'complaint' }, 0)).toHaveLength(1);
  });
});

it('every promise of kind step says its step, and no other does', () => {
  for (const id of PACK_IDS)
    for (const { kinds, step } of loadPack(id).promises)
      expect(step !== undefined).toBe(kinds.includes('step'));
});
