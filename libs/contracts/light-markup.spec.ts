import { describe, expect, it } from 'vitest';
import { isFormatted, plainOf, readMarkup, type Span } from './light-markup.js';

const t = (text: string): Span => ({ type: 'text', text });
const line = (text: string): Span[] => {
  const [block] = readMarkup(text);
  return block?.type === 'paragraph' ? block.lines[0]! : [];
};

describe('light formatting', () => {
  it('knows bold, italic and links within a line', () => {
    expect(line('Bring **both bills** and _no cash_.')).toEqual([
      t('Bring '),
      { type: 'bold', spans: [t('both bills')] },
      t(' and '),
      { type: 'italic', spans: [t('no cash')] },
      t('.'),
    ]);
    expect(line('See [your bill](https://council.example/bill?a=1&b=2)')).toEqual([
      t('See '),
      { type: 'link', href: 'https://council.example/bill?a=1&b=2', text: 'your bill' },
    ]);
    expect(line('**See _this_ at https://council.example/a_b_c.**')).toEqual([
      {
        type: 'bold',
        spans: [
          t('See '),
          { type: 'italic', spans: [t('this')] },
          t(' at '),
          { type: 'link', href: 'https://council.example/a_b_c', text: 'https://council.example/a_b_c' },
          t('.'),
        ],
      },
    ]);
  });

  it.each([
    'a file_name_here and __init__',
    '2 ** 3 ** 4',
    '** not this **',
    '**never closed',
    'over **two\nlines**',
    '[words](javascript:alert(1))',
    '[words](data:text/html,hello)',
    '[words](//council.example)',
    '[words](HTTPS://council.example)',
    '[words]( https://council.example)',
    '<b>bold</b> &amp; <script>alert(1)</script>',
    '[x](https://council.example/"onmouseover=alert)',
    '-no list',
    '1.no list',
    '1999. was a year',
  ])('leaves alone: %s', (text) => {
    expect(isFormatted(text)).toBe(false);
    expect(plainOf(text)).toBe(text);
  });

  it('gives a link only to the web or to a mailbox', () => {
    const spans = readMarkup(
      '[a](https://a.example) [b](http://b.example) [c](mailto:c@c.example) [d](ftp://d.example) [e](javascript:e)',
    ).flatMap((block) => (block.type === 'paragraph' ? block.lines.flat() : []));
    expect(spans.flatMap((span) => (span.type === 'link' ? span.href : []))).toEqual([
      'https://a.example',
      'http://b.example',
      'mailto:c@c.example',
    ]);
  });

  it('knows lists, and paragraphs with their lines', () => {
    expect(readMarkup('Bring\nplease:\n- a bill\n- **a card**\n\n3. then\n4) come\nin')).toEqual([
      { type: 'paragraph', lines: [[t('Bring')], [t('please:')]] },
      { type: 'bullets', items: [[t('a bill')], [{ type: 'bold', spans: [t('a card')] }]] },
      { type: 'numbers', start: 3, items: [[t('then')], [t('come')]] },
      { type: 'paragraph', lines: [[t('in')]] },
    ]);
  });

  it('has a twin that reads well without it', () => {
    const text =
      'Dear **you**,\n\n- see [your bill](https://council.example/b)\n- or [help@council.example](mailto:help@council.example)\n\n_Thank  you_ https://council.example';
    expect(isFormatted(text)).toBe(true);
    expect(plainOf(text)).toBe(
      'Dear you,\n\n- see your bill (https://council.example/b)\n- or help@council.example\n\nThank  you https://council.example',
    );
  });

  it('is read in time that grows with the text, however it is written', () => {
    const costly = ['**a ', '_a ', '[a](', '[a](https://', 'https://,', '**_[', '*', '_', '['];
    for (const piece of costly) {
      const text = piece.repeat(50_000 / piece.length);
      const began = performance.now();
      readMarkup(text);
      plainOf(text);
      expect({ piece, isQuick: performance.now() - began < 1000 }).toEqual({ piece, isQuick: true });
    }
  });
});
