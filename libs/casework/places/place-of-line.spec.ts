import { expect, it } from 'vitest';
import { placeOfLine } from './place-of-line.js';
import { finding, wordsOf } from './words-of.js';

const line = (given: Partial<Record<'uprn' | 'address' | 'ward' | 'postcode', string>> = {}) =>
  placeOfLine({
    uprn: '100090',
    address: '12 Mill Road, Cambridge',
    ward: 'Petersfield',
    postcode: 'cb12az',
    ...given,
  });

it('a line is a place in one spelling, with its postcode said once', () => {
  const place = {
    uprn: '100090',
    address: '12 Mill Road, Cambridge',
    ward: 'Petersfield',
    postcode: 'CB1 2AZ',
    words: ['12', 'mill', 'road', 'cambridge', 'cb12az'],
  };
  expect(line()).toEqual(place);
  expect(line({ uprn: ' 000000100090', postcode: 'CB1 2AZ' })).toEqual(place);
  expect(line({ address: '12 Mill Road, Cambridge, CB1 2AZ' })).toEqual(place);
  expect(line({ address: '12 Mill Road,\r\nCambridge cb12az' })).toEqual(place);
  expect(line({ address: '12 Mill Road,, Cambridge,' })).toEqual(place);
});

it('a place need have neither ward nor postcode', () => {
  expect(line({ address: 'Parker’s Piece', ward: ' ', postcode: '' })).toMatchObject({
    address: 'Parker’s Piece',
    ward: '',
    postcode: '',
    words: ['parkers', 'piece'],
  });
});

it.each([
  [{ uprn: '' }, '“” is no UPRN: it has up to 12 digits and nothing else'],
  [{ uprn: '1.00E+11' }, '“1.00E+11” is no UPRN: it has up to 12 digits and nothing else'],
  [{ uprn: '0' }, '“0” is no UPRN: it has up to 12 digits and nothing else'],
  [{ address: ' , ' }, 'the address is empty'],
  [{ address: 'CB1 2AZ' }, 'the address is empty'],
  [{ address: 'x'.repeat(301) }, 'the address is longer than 300 characters'],
  [{ ward: 'x'.repeat(101) }, 'the ward is longer than 100 characters'],
  [{ postcode: 'CB1' }, '“CB1” is no postcode like CB1 1AA'],
])('%j is refused', (given, fault) => {
  expect(line(given)).toEqual({ faults: [fault] });
});

it('every fault of a line is told', () => {
  expect(line({ uprn: 'x', address: '', postcode: 'y' })).toHaveProperty('faults.length', 3);
});

it.each([
  ['Ffordd Tŷ’n-y-Gŵr', ['ffordd', 'tyn', 'y', 'gwr']],
  ["St Mary's Rd 12A", ['st', 'marys', 'rd', '12a']],
  ['Llanfair Pwllgwyngyll ÂÊÎÔÛŴŶ', ['llanfair', 'pwllgwyngyll', 'aeiouwy']],
  ['Mill Mill', ['mill']],
  ['', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('words find what begins with them, numbers what is the same', () => {
  expect(finding(['12', 'mill', 'rd'])).toBe("'12' & 'mill':* & ('rd':* | 'road':*)");
});
