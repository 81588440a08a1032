import { describe, expect, it } from 'vitest';
import { entryPointsAmong, recipientsOf } from './recipients.js';

const MAIL = Buffer.from(
  [
    'Delivered-To: archive@x.example',
    'From: help@x.example',
    'To: "Smith, Bob" <Bob@X.example>,',
    '\tHousing <HOUSING+K7Q2@x.example>',
    'Cc: help@x.example, undisclosed-recipients:;',
    'Subject: to: sales@x.example',
    '',
    'To: body@x.example',
  ].join('\r\n'),
);

describe('the recipients of a mail', () => {
  it('are the addresses of its recipient fields, folded lines included', () => {
    expect(recipientsOf(MAIL)).toEqual([
      'archive@x.example',
      'bob@x.example',
      'housing+k7q2@x.example',
      'help@x.example',
    ]);
    expect(recipientsOf(Buffer.from([0, 255, 10]))).toEqual([]);
  });

  it('are looked for in one go, whatever stands there', () => {
    const long = `To: ${'a'.repeat(250_000)}\r\nCc: help@x.example\r\n\r\n`;
    const start = performance.now();
    expect(recipientsOf(Buffer.from(long))).toEqual(['help@x.example']);
    expect(performance.now() - start, 'a quarter of a megabyte took minutes').toBeLessThan(3000);
  });

  it('give every entry point once, in its own spelling', () => {
    const known = new Map([
      ['housing@x.example', 'Housing@X.example'],
      ['help@x.example', 'help@x.example'],
    ]);
    expect(entryPointsAmong(recipientsOf(MAIL), known)).toEqual(['Housing@X.example', 'help@x.example']);
    expect(entryPointsAmong(['housing+a@x.example', 'housing@x.example'], known)).toEqual([
      'Housing@X.example',
    ]);
  });
});
