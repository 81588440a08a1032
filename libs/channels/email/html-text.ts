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

/**
 * What a person would read of an HTML mail: paragraphs, line breaks, lists and the addresses of links are kept;
 * scripts, styles and comments are not.
 */
export function htmlToText(html: string): string {
  const page = new Page();
  const lists: { ordered: boolean; count: number }[] = [];
  // One link at a time: HTML has none within another.
  let link: { href: string; label: string } | undefined;
  let preformatted = 0;
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      const words = decodeHTML(token.text);
      if (link && link.label.length < LONGEST_LABEL) link.label += words;
      page.write(words, preformatted > 0);
      continue;
    }
    const { name, closing } = token;
    const inner = /^[uo]l$/.test(name) && lists.length > (closing ? 1 : 0);
    if (PARAGRAPH.has(name)) page.lines(inner ? 1 : 2);
    else if (LINE.has(name)) page.lines(1);
    if (name === 'br') page.newline();
    else if (name === 'hr') page.rule();
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
  return page.text();
}

/** Whether the address of a link says more than its label. */
function tells({ href, label }: { href: string; label: string }): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(mailto:|tel:|https?:\/\/)/i, '')
      .replace(/\/$/, '');
  return /^(https?:|mailto:|tel:)/i.test(href) && bare(href) !== bare(label);
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return decodeHTMLAttribute(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

/** Text under construction; white space is settled when the next word comes. */
class Page {
  private out = '';
  private breaks = 0;
  private space = false;
  private afterBullet = false;

  write(text: string, preformatted: boolean): void {
    const words = preformatted ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    if (!preformatted && words.startsWith(' ')) this.space = true;
    const solid = preformatted ? words : words.trim();
    if (!solid) return;
    this.settle();
    this.out += solid;
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

  rule(): void {
    this.lines(1);
    this.settle();
    this.out += '---';
    this.lines(1);
  }

  text(): string {
    const lines = this.out.split('\n').map((line) => line.trimEnd());
    return lines.join('\n').trim();
  }

  private settle(): void {
    if (this.out && this.breaks) this.out += '\n'.repeat(this.breaks);
    else if (this.out && this.space && !this.afterBullet) this.out += ' ';
    this.breaks = 0;
    this.space = false;
    this.afterBullet = false;
  }
}
