/** A piece of HTML: text with its entities still in, or a tag. */
type HtmlToken =
  { kind: 'text'; text: string } | { kind: 'tag'; name: string; closing: boolean; attributes: string };

/** Elements whose content is never shown. */
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'object']);

/** Quotes are minded this far into a tag; a longer one (an inlined picture) ends at its first `>`. */
const LONGEST_QUOTED_TAG = 64 * 1024;

/**
 * Splits HTML into text and tags, dropping comments and hidden elements. Takes any input, however broken, in
 * time linear in its length: mail is written by strangers.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const neverClosed = new Set<string>();
  const lastEnd = html.lastIndexOf('>');
  let at = 0;
  while (at < html.length) {
    const open = nextTag(html, at);
    if (open < 0 || open > lastEnd) break;
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    if (html.startsWith('<!--', open)) {
      const end = neverClosed.has('--') ? -1 : html.indexOf('-->', open + 4);
      if (end < 0) neverClosed.add('--');
      at = end < 0 ? html.indexOf('>', open) + 1 : end + 3;
      continue;
    }
    NAME.lastIndex = open;
    const name = NAME.exec(html)?.[1]?.toLowerCase();
    const end = tagEnd(html, open);
    at = end + 1;
    if (!name) continue;
    const closing = html.charAt(open + 1) === '/';
    if (HIDDEN.has(name)) {
      if (!closing && !neverClosed.has(name)) at = afterElement(html, name, at, neverClosed);
      continue;
    }
    yield { kind: 'tag', name, closing, attributes: html.slice(open + 1 + name.length, end) };
  }
  if (at < html.length) yield { kind: 'text', text: html.slice(at) };
}

const NAME = /<\/?([a-z][a-z0-9:-]{0,30})/iy;
const TAG = /<[a-z/!?]/gi;

/** Index of the next `<` that begins a tag, a comment or a declaration; any other is text. */
function nextTag(html: string, from: number): number {
  TAG.lastIndex = from;
  return TAG.exec(html)?.index ?? -1;
}

/** Index of the `>` that closes the tag at `open`; one exists. */
function tagEnd(html: string, open: number): number {
  let quote = '';
  const limit = Math.min(html.length, open + LONGEST_QUOTED_TAG);
  for (let i = open + 1; i < limit; i++) {
    const c = html[i]!;
    if (quote) {
      if (c === quote) quote = '';
    } else if (c === '>') return i;
    else if ((c === '"' || c === "'") && /[=\s]/.test(html[i - 1]!)) quote = c;
  }
  return html.indexOf('>', open);
}

function afterElement(html: string, name: string, from: number, neverClosed: Set<string>): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  if (close.exec(html)) return close.lastIndex;
  neverClosed.add(name);
  return from;
}
