import { expect, it } from 'vitest';
import { toPostcode } from './postcode.js';

it.each([
  ['cb11aa', 'CB1 1AA'],
  ['CB1 1AA', 'CB1 1AA'],
  [' cb 1 1a a ', 'CB1 1AA'],
  ['CB1-1AA', 'CB1 1AA'],
  ['cb101aa', 'CB10 1AA'],
  ['m11ae', 'M1 1AE'],
  ['ec1a1bb', 'EC1A 1BB'],
  ['gir0aa', 'GIR 0AA'],
  ['CB1', undefined],
  ['CB1 1A', undefined],
  ['12 CB1 1AA', undefined],
  ['Mill Road', undefined],
  ['', undefined],
])('%j is the postcode %s', (typed, postcode) => {
  expect(toPostcode(typed)).toBe(postcode);
});
