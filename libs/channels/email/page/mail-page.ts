import type { MailFile } from '../mime/contents.js';
import type { Said } from '../said.js';
import { harmlessHtml } from './harmless-html.js';
import { piecesToShow } from './pieces.js';
import { Pictures } from './pictures.js';

export interface PageOptions {
  /** Indexes of the files that may be opened: pictures among them are shown where they stand. */
  open: readonly number[];
  /** With the pictures that lie with others, which the browser fetches from them. */
  withElsewhere: boolean;
}

/** Characters of HTML that are shown, of all pieces together. */
const LONGEST = 2_000_000;
const CUT = '<hr><p>[The rest of this mail is in its text and in the original.]</p>';

/** Always black on white, as its writer saw it: colours are theirs. */
const STYLE = [
  'html{background:#fff;color:#000;color-scheme:light;font:16px/1.5 sans-serif}',
  'body{margin:12px;overflow-wrap:anywhere}',
  'img{max-width:100%;height:auto}table{max-width:100%}pre,.plain{white-space:pre-wrap}',
  'a{color:#1a4fa3}a[data-to]::after{content:" [" attr(data-to) "]";font-size:.8em;color:#454a4d}',
  '.left-out{color:#454a4d;background:#eee;border:1px dashed #767676;padding:0 4px}',
].join('');

/** A mail as its writer formatted it: one document that needs nothing but itself. */
export function mailPage(
  { said, files, subject }: { said: readonly Said[]; files: readonly MailFile[]; subject: string },
  { open, withElsewhere }: PageOptions,
): string {
  const pictures = new Pictures(files, open);
  let room = LONGEST;
  let isCut = false;
  const body = piecesToShow(said).map((piece) => {
    const source = (piece.isPlain ? piece.shown : piece.source).slice(0, room);
    isCut ||= source.length < (piece.isPlain ? piece.shown : piece.source).length;
    room -= source.length;
    return piece.isPlain
      ? `<div class="plain">${escaped(source)}</div>`
      : `<div>${harmlessHtml(source, pictures, withElsewhere)}</div>`;
  });
  return [
    '<!doctype html><html lang=""><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">',
    `<title>${escaped(subject.slice(0, 300)) || 'Mail'}</title><style>${STYLE}</style></head><body>`,
    ...body,
    isCut ? CUT : '',
    '</body></html>',
  ].join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter]!);
