import { describe, expect, it } from 'vitest';
import { isReachable, numberIn } from './phone-number.js';

describe('whether a number can be rung', () => {
  it.each(['+447700900123', '+15005550006', '+48221234567'])('%s can', (number) => {
    expect(isReachable(number)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'anonymous',
    'Restricted',
    '+266696687',
    '+7378742833',
    '+2562533',
    '+8656696',
    '+86282452253',
    '07700900123',
    '+44',
    '+0123456789',
    'sip:alice@example.com',
    'client:alice',
    '+447700900123 ',
  ])('%j cannot', (number) => {
    expect(isReachable(number)).toBe(false);
  });
});

describe('the number in what was said or keyed in', () => {
  it.each([
    ['07700900456', '+447700900456'],
    ['07700 900 456', '+447700900456'],
    ['+44 7700 900456', '+447700900456'],
    ['My number is 07700-900-456, and it is about my bins', '+447700900456'],
    ['oh seven seven double oh nine double oh four five six', '+447700900456'],
    ['zero one two two three four five seven triple zero', '+441223457000'],
    ['0048 22 123 45 67', '+48221234567'],
    ['It is flat 4, ring 01223 457000', '+441223457000'],
  ])('%j', (words, number) => {
    expect(numberIn(words)).toBe(number);
  });

  it.each(['', 'I would rather not say', '12345', '999', '0123', '0906 550 1234', '12345678901234567890'])(
    '%j holds none that we would ring',
    (words) => {
      expect(numberIn(words)).toBeUndefined();
    },
  );
});
