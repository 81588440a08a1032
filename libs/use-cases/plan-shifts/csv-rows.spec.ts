import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.js';
import { decodeFile } from './decode-file.js';

describe('rows of a CSV file', () => {
  it('know their lines, also over line breaks in quotes and empty lines', () => {
    expect(csvRows('a,b\r\n\r\n"x\ny" , "say ""no"""\r\n,,\nlast,"1,2"')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 4, cells: ['x\ny', 'say "no"'] },
        { line: 6, cells: ['last', '1,2'] },
      ],
      faults: [],
    });
  });

  it.each([
    ['a;b;c,d', ['a', 'b', 'c,d']],
    ['a\tb', ['a', 'b']],
  ])('are parted as the first line says: %s', (text, cells) => {
    expect(csvRows(text).rows).toEqual([{ line: 1, cells }]);
  });

  it('say that a quotation mark is left open', () => {
    expect(csvRows('a,b\n1,2\n"3,4\n5,6')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] },
      ],
      faults: [{ line: 4, text: 'A quotation mark above is opened and never closed.' }],
    });
  });
});

it('reads the bytes that spreadsheets write', () => {
  expect(decodeFile(Buffer.from('Zoë', 'utf8'))).toBe('Zoë');
  expect(decodeFile(Buffer.from('Zoë', 'latin1'))).toBe('Zoë');
  expect(decodeFile(Buffer.from('\uFEFFZoë', 'utf16le'))).toBe('Zoë');
});
