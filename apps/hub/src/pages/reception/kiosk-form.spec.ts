import { randomUUID } from 'node:crypto';
import { visitNeed } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { readKioskForm } from './kiosk-form.js';
import { pictureOf } from './pictures.js';
import { KIOSK_LANGUAGES, KIOSK_WORDS, type KioskLanguage, kioskLanguage } from './kiosk-words.js';

const freshId = randomUUID();
const topics = [{ value: 'waste/2', text: 'A missed bin' }];
const read = (fields: Record<string, string>) =>
  readKioskForm(fields, { topics, words: KIOSK_WORDS.en, language: 'cy', freshId });

describe('the form of a kiosk', () => {
  it('is a check-in, in the language of the page', () => {
    const visit = randomUUID();
    const fields = { topic: 'waste/2', words: ' Twice ', name: ' Fern ', visit, 'need-hearing': 'yes' };
    expect(read(fields)).toEqual({
      given: {
        ...{ purpose: 'A missed bin: Twice', service: 'waste', name: 'Fern', language: 'cy' },
        ...{ requestId: visit, needs: ['hearing'] },
      },
    });
  });
  it('needs nothing but what they came about', () =>
    expect(read({ topic: 'waste/2', visit: 'changed by hand' })).toMatchObject({
      given: { purpose: 'A missed bin', name: '', needs: [], requestId: freshId },
    }));
  it.each([
    [{}, { topic: KIOSK_WORDS.en.chooseWhat }],
    [{ topic: 'waste' }, { topic: KIOSK_WORDS.en.chooseWhat }],
    [{ topic: 'waste/2', words: 'x'.repeat(401) }, { words: KIOSK_WORDS.en.tooLong }],
    [{ topic: 'waste/2', name: 'x'.repeat(201) }, { name: KIOSK_WORDS.en.tooLong }],
  ])('says what is to be put right in %j', (fields, faults) => expect(read(fields)).toEqual({ faults }));
});

it.each([
  ['A missed bin, or recycling', 'bin'],
  ['Street cleaning, litter or rubbish dumped', 'broom'],
  ['Council Tax: bills, bands, payments and discounts', 'coin'],
  ['Parking: permits and fines', 'car'],
  ['Voting and elections', 'vote'],
  ['A repair in a council home', 'tap'],
  ['Parks and playgrounds', 'tree'],
  ['Something else', 'question'],
])('shows %s with the picture of a %s', (topic, picture) => expect(pictureOf(topic)).toBe(picture));

it.each(Object.keys(KIOSK_LANGUAGES) as KioskLanguage[])('has every word in %s', (language) => {
  const { need, ...words } = KIOSK_WORDS[language];
  expect(Object.keys(words)).toEqual(Object.keys(KIOSK_WORDS.en).filter((name) => name !== 'need'));
  expect(Object.keys(need)).toEqual(visitNeed.options);
});

it.each([undefined, 'de', 'toString', ''])('speaks English where %j is asked for', (asked) =>
  expect(kioskLanguage(asked)).toBe('en'),
);
