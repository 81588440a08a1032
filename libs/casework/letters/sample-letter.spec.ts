import { expect, it } from 'vitest';
import { faultOfLetter } from '../../channels/notify/stand-in/print-works.js';
import { writeSample } from './check-template.js';

it.each([
  ['en', false],
  ['en', true],
  ['cy', false],
  ['cy', true],
])('a letter in %s, in large print %s, is one that GOV.UK Notify prints', async (language, large) => {
  const pdf = await writeSample({ language, large });
  expect(await faultOfLetter(Buffer.from(pdf))).toBeUndefined();
});
