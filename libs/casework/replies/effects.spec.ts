import fs from 'node:fs';
import { clockOf, type Pack, readPack } from '@frontdoor/charter';
import type { Commitment } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { effectsOf, sayOwed } from './effects.js';

const read = (path: string) => ({ path, text: fs.readFileSync(`charters/${path}`, 'utf8') });
const packOf = (id: string): Pack =>
  readPack([read(`${id}/charter.yaml`), read(`${id}/calendar.yaml`), read('holidays/united-kingdom.json')])
    .pack!;

const AT = Date.parse('2026-11-23T10:00:00Z');
const HOUR = 3_600_000;
const facts = {
  channel: 'email',
  enquiryKind: 'enquiry',
  customerServiceCentre: true,
  complex: false,
  responseRequested: false,
  stage: 1,
} as Parameters<typeof effectsOf>[3];

describe('what a reply does to the promises', () => {
  const pack = packOf('cambridge-city');
  const open = (dueAt: number): Commitment[] => [
    {
      promiseId: 'CITY-E1',
      clockId: 'CITY-E1',
      whose: 'council',
      dueAt,
      extensions: [],
    } as unknown as Commitment,
  ];
  const textsOf = (purpose: Parameters<typeof effectsOf>[1], dueAt = AT + HOUR) =>
    effectsOf(pack, purpose, open(dueAt), facts, AT).map(({ text }) => text);

  it('is said in words, without a code, which stands beside them', () => {
    const effects = effectsOf(pack, 'response', open(AT + HOUR), facts, AT);
    expect(effects).toEqual([
      {
        text: 'Keeps: answered within 4 working hours',
        promise: {
          id: 'CITY-E1',
          title:
            'An email or online message to the Customer Service Centre is answered within 4 working hours',
        },
      },
    ]);
    expect(textsOf('response', AT - HOUR)).toEqual(['Comes late for: answered within 4 working hours']);
    expect(textsOf('question')).toEqual([
      'The enquiry waits for the customer',
      expect.stringMatching(
        /^(Runs on|Stands still until the customer answers): answered within 4 working hours/,
      ),
    ]);
    expect(textsOf('update')).toEqual(['Keeps no promise: it is news, not an answer']);
  });

  it.each(fs.readdirSync('charters').filter((id) => fs.existsSync(`charters/${id}/charter.yaml`)))(
    'has words for each time of the charter %s',
    (id) => {
      const some = packOf(id);
      for (const { id: clockId, promiseId } of some.clocks.values()) {
        const { title } = some.promises.find((each) => each.id === promiseId)!;
        const words = sayOwed(clockOf(some, clockId), title);
        expect(words).toMatch(/ /);
        expect(words).not.toContain(promiseId);
      }
    },
  );
});
