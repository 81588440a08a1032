import { expect, it } from 'vitest';
import { stretchesOf, type Stretch } from './laid-out.js';

const said = (stretches: readonly Stretch[]): unknown[] =>
  stretches.map((each) =>
    each.kind === 'mail' ? [each.mail.subject, said(each.within)] : `${each.kind}: ${each.text}`,
  );

it('a text is all there, its quotes, signature and enclosed mails apart', () => {
  const text = 'Yes\n\nOn Monday:\n> When?\n\nand more\n-- \nPat\n\nFrom: Fran\n\nInner\n> old\n\nend';
  const mail = { lines: 1, subject: 'S', file: 0, files: [] };
  const asides = [
    { kind: 'mail' as const, from: 9, to: 13, mail },
    { kind: 'quote' as const, from: 2, to: 4 },
    { kind: 'quote' as const, from: 12, to: 13 },
    { kind: 'signature' as const, from: 6, to: 8 },
  ];
  expect(said(stretchesOf(text, { asides }))).toEqual([
    'own: Yes',
    'quote: On Monday:\n> When?',
    'own: and more',
    'signature: -- \nPat',
    ['S', ['own: Inner', 'quote: > old']],
    'own: end',
  ]);
});

it('what does not fit is left as it stands', () => {
  const asides = [
    { kind: 'quote' as const, from: 1, to: 9 },
    { kind: 'quote' as const, from: 1, to: 1 },
  ];
  expect(said(stretchesOf('a\nb', { asides }))).toEqual(['own: a\nb']);
});
