import { isFormatted } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { type Format, formatOf, formatted } from './format-text.js';

/** What is selected stands between bars. */
const put = (format: Format, marked: string) => {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|') - 1;
  const { text, ...after } = formatted(format, {
    text: marked.replaceAll('|', ''),
    from,
    to: Math.max(from, to),
  });
  return `${text.slice(0, after.from)}|${text.slice(after.from, after.to)}|${text.slice(after.to)}`;
};

describe('formatting a reply', () => {
  it.each<[Format, string, string]>([
    ['bold', 'Bring |both| bills', 'Bring **|both|** bills'],
    ['bold', 'Bring |both |bills', 'Bring **|both|** bills'],
    ['bold', 'Bring **|both|** bills', 'Bring |both| bills'],
    ['bold', 'Bring ||', 'Bring **||**'],
    ['bold', 'Bring **||**', 'Bring ||'],
    ['italic', '|no cash|', '_|no cash|_'],
    ['italic', '|one\n\ntwo|', '|_one_\n\n_two_|'],
    ['list', 'Bring\n|a bill\na card|\nplease', 'Bring\n|- a bill\n- a card|\nplease'],
    ['list', 'Bring\n|- a bill\n- a card|', 'Bring\n|a bill\na card|'],
    ['list', 'Bring\n||', 'Bring\n- ||'],
    ['link', 'See |your bill| now', 'See [your bill](|https://|) now'],
    ['link', 'See |https://council.example/b|', 'See [|words|](https://council.example/b)'],
    ['link', 'See ||', 'See [|words|](https://)'],
  ])('%s makes of “%s” “%s”', (format, before, after) => expect(put(format, before)).toBe(after));

  it.each<Format>(['bold', 'italic', 'list'])('%s is understood as it is put', (format) =>
    expect(isFormatted(put(format, 'Bring |both | bills').replaceAll('|', ''))).toBe(true),
  );

  it('is asked for by Ctrl or Cmd with B or I alone', () => {
    const press = { key: 'b', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
    expect(formatOf(press)).toBe('bold');
    expect(formatOf({ ...press, key: 'I' })).toBe('italic');
    expect(formatOf({ ...press, ctrlKey: false, metaKey: true })).toBe('bold');
    for (const other of [
      { key: 'k' },
      { ctrlKey: false },
      { shiftKey: true },
      { altKey: true },
      { metaKey: true },
    ])
      expect(formatOf({ ...press, ...other })).toBeNull();
  });
});
