import { describe, expect, it } from 'vitest';
import { readForm, readJson } from './outside-text.js';

const code = (what: string): object => expect.objectContaining({ code: what }) as object;

describe('readJson', () => {
  it.each([
    ['many lists', `[${'[],'.repeat(200_000)}[]]`],
    ['many objects', `[${'{},'.repeat(200_000)}{}]`],
    ['many names', `{${Array.from({ length: 50_000 }, (_, n) => `"a${n}":1`).join(',')}}`],
    ['a deep list', '['.repeat(1_000_000)],
    ['a deep object', '{"a":'.repeat(200_000)],
  ])('refuses %s before it is read', (_what, text) => {
    expect(() => readJson(text)).toThrow(code('body-too-complex'));
  });

  it('reads brackets, commas and quotes within text as text', () => {
    const text = '[{,"\\'.repeat(30_000);
    expect(readJson(JSON.stringify({ text, last: [1, '"', '\\'] }))).toEqual({ text, last: [1, '"', '\\'] });
    const nested = '['.repeat(64) + ']'.repeat(64);
    expect(JSON.stringify(readJson(nested))).toBe(nested);
  });

  it.each(['', '{', '{"a":1}}', 'nothing', '"'])('says that %j is no JSON', (text) => {
    expect(() => readJson(text)).toThrow(code('body-not-json'));
  });
});

describe('readForm', () => {
  it('reads what browsers send', () => {
    expect(Object.fromEntries(readForm('text=a%20b+c%26d&name=&x'))).toEqual({
      text: 'a b c&d',
      name: '',
      x: '',
    });
  });

  it('refuses a form of very many fields before it is read', () => {
    expect(() => readForm('%%25.&'.repeat(200_000))).toThrow(code('body-too-complex'));
  });
});
