import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { htmlTokens } from './html-tokens.js';

/** Elements that begin and end a line. */
const LINE = new Set([
  'div',
  'tr',
  'li',
  'dt',
  'dd',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'form',
]);
/** Elements with an empty line before and after. */
const PARAGRAPH = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'table',
  'blockquote',
  'pre',
]);
/** Levels of a list that are still shown; deeper ones stay there. */
const DEEPEST_INDENT = 8;
/** Characters of a link's label that are compared with its address. */
const LONGEST_LABEL = 2_000;

/** Lines from the first, counted from 0, up to the one after the last. */
export type LineRange = readonly [from: number, to: number];

export interface HtmlText {
  text: string;
  /** Lines that a mail program marked as the words of somebody else, in order. */
  quotes: LineRange[];
}

/**
 * What a person would read of an HTML mail: paragraphs, line breaks, lists and the addresses of links are kept;
 * scripts, styles and comments are not.
 *
 * @param longest characters after which it ends
 */
export function htmlToText(html: string, longest = 1_000_000): HtmlText {
  const page = new Page();
  /** Quotes within the marked quote that is being read, itself included. */
  let quoted = 0;
  const lists: { ordered: boolean; count: number }[] = [];
  // One link at a time: HTML has none within another.
  let link: { href: string; label: string } | undefined;
  let preformatted = 0;
  for (const token of htmlTokens(html)) {
    if (page.length > longest) break;
    if (token.kind === 'tag' && token.name === 'blockquote') {
      if (quoted > 0) {
        quoted += token.closing ? -1 : 1;
        if (quoted === 0) page.endQuote();
      } else if (!token.closing && isQuote(token.attributes)) {
        quoted = 1;
        page.beginQuote();
      }
    }
    if (token.kind === 'text') {
      const words = token.text.includes('&') ? decodeHTML(token.text) : token.text;
      if (link && link.label.length < LONGEST_LABEL) link.label += words;
      page.write(words, preformatted > 0);
      continue;
    }
    const { name, closing } = token;
    const inner = /^[uo]l$/.test(name) && lists.length > (closing ? 1 : 0);
    if (PARAGRAPH.has(name)) page.lines(inner ? 1 : 2);
    else if (LINE.has(name)) page.lines(1);
    if (name === 'br') page.newline();
    else if (name === 'hr') page.line('---');
    else if (name === 'td' || name === 'th') page.write(' ', false);
    else if (name === 'img') page.write(attribute(token.attributes, 'alt'), false);
    else if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
    else if (name === 'ul' || name === 'ol') {
      if (closing) lists.pop();
      else lists.push({ ordered: name === 'ol', count: 0 });
    } else if (name === 'li' && !closing) {
      const list = lists.at(-1);
      if (list) list.count++;
      page.bullet(
        '  '.repeat(Math.min(Math.max(0, lists.length - 1), DEEPEST_INDENT)) +
          (list?.ordered ? `${list.count}. ` : '- '),
      );
    } else if (name === 'a') {
      if (link && closing && tells(link)) page.write(` (${link.href})`, false);
      link = closing ? undefined : { href: attribute(token.attributes, 'href'), label: '' };
    }
  }
  return page.text(longest);
}

/** An indented paragraph of the writer's own is a blockquote as well, but not marked. */
const isQuote = (attributes: string): boolean =>
  attribute(attributes, 'type') === 'cite' ||
  attribute(attributes, 'cite') !== '' ||
  /quote/i.test(attribute(attributes, 'class'));

/** Whether the address of a link says more than its label. */
function tells({ href, label }: { href: string; label: string }): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(mailto:|tel:|https?:\/\/)/i, '')
      .replace(/\/$/, '');
  return /^(https?:|mailto:|tel:)/i.test(href) && bare(href) !== bare(label);
}

const finding = (name: string): RegExp =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
const ATTRIBUTES = {
  alt: finding('alt'),
  href: finding('href'),
  type: finding('type'),
  cite: finding('cite'),
  class: finding('class'),
};

function attribute(attributes: string, name: keyof typeof ATTRIBUTES): string {
  const found = ATTRIBUTES[name].exec(attributes);
  return decodeHTMLAttribute(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

/** Text under construction; white space is settled when the next word comes. */
class Page {
  private out = '';
  private breaks = 0;
  private space = false;
  private afterBullet = false;
  /** Line that is being written, from 0. */
  private at = 0;
  private readonly quotes: [from: number, to: number][] = [];
  /** `awaited`: it begins with the next word. */
  private quote: number | 'awaited' | undefined;

  get length(): number {
    return this.out.length;
  }

  write(text: string, preformatted: boolean): void {
    const words = preformatted ? text.replace(/\r\n?/g, '\n') : text.replace(/[ \t\r\n\f]+/g, ' ');
    if (!preformatted && words.startsWith(' ')) this.space = true;
    const solid = preformatted ? words : words.trim();
    if (!solid) return;
    this.settle();
    this.out += solid;
    if (preformatted) for (const letter of solid) if (letter === '\n') this.at++;
    this.space = !preformatted && words.endsWith(' ');
  }

  /** At least `count` line breaks before the next word. */
  lines(count: number): void {
    if (!this.afterBullet) this.breaks = Math.max(this.breaks, count);
  }

  newline(): void {
    this.breaks = Math.min(this.breaks + 1, 2);
  }

  bullet(mark: string): void {
    this.lines(1);
    this.settle();
    this.out += mark;
    this.afterBullet = true;
  }

  /** A line of its own. */
  line(text: string): void {
    this.lines(1);
    this.settle();
    this.out += text;
    this.lines(1);
  }

  beginQuote(): void {
    this.lines(1);
    this.quote = 'awaited';
  }

  endQuote(): void {
    if (typeof this.quote === 'number') this.quotes.push([this.quote, this.at + 1]);
    this.quote = undefined;
  }

  text(longest: number): HtmlText {
    this.endQuote();
    const lines = this.out
      .slice(0, longest)
      .split('\n')
      .map((line) => line.trimEnd());
    const first = Math.max(
      0,
      lines.findIndex((line) => line !== ''),
    );
    return {
      text: lines.slice(first).join('\n').trim(),
      quotes: this.quotes.map(([from, to]) => [Math.max(0, from - first), Math.max(0, to - first)]),
    };
  }

  private settle(): void {
    if (this.out && this.breaks) {
      this.out += '\n'.repeat(this.breaks);
      this.at += this.breaks;
    } else if (this.out && this.space && !this.afterBullet) this.out += ' ';
    this.breaks = 0;
    this.space = false;
    this.afterBullet = false;
    if (this.quote === 'awaited') this.quote = this.at;
  }
}
