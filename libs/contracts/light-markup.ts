/** A stretch of a line. `href` begins with http:, https: or mailto:, whatever was written. */
export type Span =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic'; spans: Span[] }
  | { type: 'link'; href: string; text: string };

/** A paragraph with its lines, or a list with its items; `start` is the number of the first of a numbered one. */
export type Block =
  | { type: 'paragraph'; lines: Span[][] }
  | { type: 'bullets'; items: Span[][] }
  | { type: 'numbers'; start: number; items: Span[][] };

/**
 * `**bold**`, `_italic_`, `[words](https://address)`, and an address by itself. Each stands within a line; what is not
 * closed, or has a space inside its marks, or an `_` within a word, is text. No stretch is looked at more than a few
 * times, however it is written.
 */
const INLINE =
  /\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])|\[([^\][\n]{1,300})\]\((https?:\/\/[^\s()<>"]{1,2000}|mailto:[^\s()<>"]{1,320})\)|(https?:\/\/[^\s<>"*]{0,2000}[^\s<>"*.,;:!?)\]'_])/gu;

const BULLET = /^- (?=\S)/;
const NUMBER = /^(\d{1,3})[.)] (?=\S)/;

const spansOf = (line: string): Span[] => {
  const spans: Span[] = [];
  let from = 0;
  for (const found of line.matchAll(INLINE)) {
    const [whole, bold, italic, words, href, address] = found;
    if (found.index > from) spans.push({ type: 'text', text: line.slice(from, found.index) });
    from = found.index + whole.length;
    if (bold !== undefined) spans.push({ type: 'bold', spans: spansOf(bold) });
    else if (italic !== undefined) spans.push({ type: 'italic', spans: spansOf(italic) });
    else if (href !== undefined) spans.push({ type: 'link', href, text: words! });
    else spans.push({ type: 'link', href: address!, text: address! });
  }
  if (from < line.length) spans.push({ type: 'text', text: line.slice(from) });
  return spans;
};

/** A text with light formatting, as it is to be shown. Its spans are plain text: whoever shows them encodes them. */
export const readMarkup = (text: string): Block[] => {
  const blocks: Block[] = [];
  let last: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    const number = NUMBER.exec(line);
    if (line.trim() === '') last = undefined;
    else if (BULLET.test(line)) {
      const item = spansOf(line.replace(BULLET, ''));
      if (last?.type === 'bullets') last.items.push(item);
      else blocks.push((last = { type: 'bullets', items: [item] }));
    } else if (number) {
      const item = spansOf(line.slice(number[0].length));
      if (last?.type === 'numbers') last.items.push(item);
      else blocks.push((last = { type: 'numbers', start: Number(number[1]), items: [item] }));
    } else if (last?.type === 'paragraph') last.lines.push(spansOf(line));
    else blocks.push((last = { type: 'paragraph', lines: [spansOf(line)] }));
  }
  return blocks;
};

/** Whether a text has formatting: what is only lines and addresses has none. */
export const isFormatted = (text: string): boolean =>
  readMarkup(text).some(
    (block) =>
      block.type !== 'paragraph' ||
      block.lines
        .flat()
        .some((span) => span.type !== 'text' && !(span.type === 'link' && span.text === span.href)),
  );

/** The same text for whoever sees no formatting, line by line; without formatting it stays to the letter. */
export const plainOf = (text: string): string =>
  text.replaceAll(
    INLINE,
    (whole: string, bold?: string, italic?: string, words?: string, href?: string): string => {
      if (href === undefined) return (bold ?? italic) ? plainOf((bold ?? italic)!) : whole;
      const address = href.replace(/^mailto:/, '');
      return words === address || words === href ? address : `${words} (${address})`;
    },
  );
