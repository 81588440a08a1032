import { type Block, readMarkup, type Span } from '@frontdoor/contracts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const encoded = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter]!);

const spanHtml = (span: Span): string => {
  switch (span.type) {
    case 'text':
      return encoded(span.text);
    case 'bold':
      return `<strong>${lineHtml(span.spans)}</strong>`;
    case 'italic':
      return `<em>${lineHtml(span.spans)}</em>`;
    case 'link':
      return `<a href="${encoded(span.href)}">${encoded(span.text)}</a>`;
  }
};

const lineHtml = (spans: readonly Span[]): string => spans.map(spanHtml).join('');

const itemsHtml = (items: readonly Span[][]): string =>
  items.map((item) => `<li>${lineHtml(item)}</li>`).join('\n');

const blockHtml = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return `<p>${block.lines.map(lineHtml).join('<br>\n')}</p>`;
    case 'bullets':
      return `<ul>\n${itemsHtml(block.items)}\n</ul>`;
    case 'numbers':
      return `<ol start="${block.start}">\n${itemsHtml(block.items)}\n</ol>`;
  }
};

/** A text with light formatting as the HTML of a mail: its own elements only, all that was written encoded. */
export const formattedMail = (markup: string): string =>
  [
    '<!doctype html>',
    '<html>',
    '<head><meta charset="utf-8"></head>',
    '<body>',
    ...readMarkup(markup).map(blockHtml),
    '</body>',
    '</html>',
    '',
  ].join('\n');
