import { expect, it } from 'vitest';
import { addressProblem } from './notify.addresses.js';
import { faultOfAddress } from './stand-in/address-fault.js';

it.each([
  ['12 Mill Road, Fenmoor, CB1 2AB', undefined, undefined],
  ['12 Mill Road, CB1 2AB, Wales', undefined, undefined],
  ['Rue de la Loi 16, 1000 Bruxelles, Belgium', undefined, undefined],
  ['12 Mill Road, Fenmoor', /ends with a postcode/, 'not-a-real-uk-postcode-or-country'],
  ['12 Mill Road, Fenmoor, United Kingdom', /ends with a postcode/, 'not-a-real-uk-postcode-or-country'],
  ['CB1 2AB', /two lines/, 'not-enough-address-lines'],
  ['No fixed abode, Fenmoor, CB1 2AB', /another way/, 'no-fixed-abode-address'],
  ['"The Barn", Fenmoor, CB1 2AB', /begins with "/, 'invalid-char-in-address'],
])('of %j Notify says later what is said here before', (address, problem, fault) => {
  const said = addressProblem(address);
  if (problem === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(problem);
  expect(faultOfAddress(['R. Reed', ...address.split(', ')])).toBe(fault);
});

it('a window with nothing or too much in it is refused', () => {
  expect(faultOfAddress([' ', ''])).toBe('address-is-empty');
  expect(faultOfAddress([...'abcdefg', 'CB1 2AB'])).toBe('too-many-address-lines');
  expect(faultOfAddress(['R. Reed', '12 Mill Road', 'Fenmoor CB1 2AB'])).toBe(
    'not-a-real-uk-postcode-or-country',
  );
});
