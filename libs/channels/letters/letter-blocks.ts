import { type Block, readMarkup, type Span } from '@frontdoor/contracts';

/** A stretch of a line as the template takes it. */
export type LetterSpan = { is: 'text'; text: string } | { is: 'bold' | 'italic'; spans: LetterSpan[] };

/** A paragraph with its lines, or a list with its items. */
export type LetterBlock =
  | { is: 'paragraph'; lines: LetterSpan[][] }
  | { is: 'bullets'; items: LetterSpan[][] }
  | { is: 'numbers'; start: number; items: LetterSpan[][] };

/**
 * What was written as blocks: a text with light formatting in its paragraphs and lists, one without in its paragraphs and
 * lines, to the letter.
 */
export const letterBlocks = ({
  text,
  markup,
}: {
  text: string;
  markup?: string | undefined;
}): LetterBlock[] => (markup === undefined ? plainBlocks(text) : readMarkup(markup).map(blockOf));

const plainBlocks = (text: string): LetterBlock[] =>
  text
    .trim()
    .split(/(?:\r?\n[^\S\n]*){2,}/)
    .map((paragraph) => ({
      is: 'paragraph',
      lines: paragraph.split(/\r?\n/).map((line) => [{ is: 'text', text: line.trim() }]),
    }));

const blockOf = (block: Block): LetterBlock => {
  switch (block.type) {
    case 'paragraph':
      return { is: 'paragraph', lines: block.lines.map(spansOf) };
    case 'bullets':
      return { is: 'bullets', items: block.items.map(spansOf) };
    case 'numbers':
      return { is: 'numbers', start: block.start, items: block.items.map(spansOf) };
  }
};

const spansOf = (spans: readonly Span[]): LetterSpan[] => spans.map(spanOf);

/** Nobody can follow a link on paper: its address is printed beside its words. */
const spanOf = (span: Span): LetterSpan => {
  switch (span.type) {
    case 'text':
      return { is: 'text', text: span.text };
    case 'bold':
    case 'italic':
      return { is: span.type, spans: spansOf(span.spans) };
    case 'link': {
      const address = span.href.replace(/^mailto:/, '');
      return { is: 'text', text: span.text === address ? address : `${span.text} (${address})` };
    }
  }
};
