import { decodeWords } from './encoded-words.js';
import { LIMITS } from './limits.js';

/** One mailbox of an address list (RFC 5322, section 3.4). Either may be empty. */
export interface Mailbox {
  name: string;
  /** With the case as it came; a local part that needs quotes keeps them. */
  address: string;
}

/**
 * The mailboxes of an address field, those of groups included, as well as they can be told: names with bare commas,
 * addresses without brackets, comments for names, routes, encoded words around everything. The first hundred are
 * looked at. Linear in the length.
 */
export function parseAddresses(text: string): Mailbox[] {
  const found = parse(text);
  if (found.some(({ address }) => address) || !text.includes('=?')) return found;
  // A program that encoded the whole field.
  return parse(decodeWords(text));
}

function parse(text: string): Mailbox[] {
  const found: Mailbox[] = [];
  let one = new Draft();
  const finish = (): void => {
    const mailbox = one.mailbox();
    const before = found.at(-1);
    // `Citizen, Pat <pat@x>`: the comma belongs to the name.
    if (mailbox && before && !before.address && one.hasBrackets) {
      mailbox.name = `${before.name}, ${mailbox.name}`.replace(/, $/, '');
      found.pop();
    }
    if (mailbox) found.push(mailbox);
    one = new Draft();
  };
  for (let at = 0; at < text.length && found.length < LIMITS.addresses;) {
    const c = text[at]!;
    if (c === '"') at = one.quoted(text, at);
    else if (c === '(') at = one.comment(text, at);
    else if (c === '<') at = one.bracketed(text, at);
    else {
      if (c === ',' || c === ';') finish();
      else if (c === ':' && one.beginsGroup()) one = new Draft();
      else one.add(c);
      at++;
    }
  }
  if (found.length < LIMITS.addresses) finish();
  return found;
}

/** Characters after which a quote or a comment counts as one that never ends. */
const LONGEST_PIECE = 1000;

/** A mailbox as far as it has been read. */
class Draft {
  hasBrackets = false;
  /** What stands outside of brackets and comments, for eyes, and with its quotes. */
  private words = '';
  private source = '';
  private remark = '';
  private address = '';

  add(text: string): void {
    this.words += text;
    this.source += text;
  }

  /** Each of the following reads a piece that begins at `at` and returns the index after it. */
  quoted(text: string, at: number): number {
    let content = '';
    for (let i = at + 1; i < Math.min(text.length, at + LONGEST_PIECE); i++) {
      const c = text[i]!;
      if (c === '"') {
        this.words += content;
        this.source += text.slice(at, i + 1);
        return i + 1;
      }
      content += c === '\\' ? (text[++i] ?? '') : c;
    }
    // It does not end: then it is no quote.
    this.words += ' ';
    return at + 1;
  }

  comment(text: string, at: number): number {
    let depth = 0;
    for (let i = at; i < Math.min(text.length, at + LONGEST_PIECE); i++) {
      if (text[i] === '\\') i++;
      else if (text[i] === '(') depth++;
      else if (text[i] === ')' && --depth === 0) {
        if (!this.remark) this.remark = text.slice(at + 1, i);
        return i + 1;
      }
    }
    return at + 1;
  }

  bracketed(text: string, at: number): number {
    const end = text.indexOf('>', at);
    const content = text.slice(at + 1, end < 0 ? undefined : end);
    // The last address wins: `<Pat Citizen> <pat@x>`.
    if (!this.address || content.includes('@')) this.address = content;
    this.hasBrackets = true;
    return end < 0 ? text.length : end + 1;
  }

  beginsGroup(): boolean {
    return !this.hasBrackets && !this.source.includes('@') && !/^\s*mailto$/i.test(this.source);
  }

  mailbox(): Mailbox | undefined {
    const bare = this.hasBrackets && this.address.trim() !== '' ? undefined : bareAddress(this.source);
    const address = cleaned(bare ?? this.address);
    const words = bare ? this.words.replace(bare.replaceAll('"', ''), ' ') : this.words;
    const name = tidy(words) || tidy(this.remark);
    if (!address && !name && !this.hasBrackets) return undefined;
    return { name, address };
  }
}

const BARE = /(?:"(?:[^"\\]|\\.){1,100}"|[^\s"<>]{1,200})@[^\s"<>,;]{1,255}/;

/** An address that stands without brackets. */
const bareAddress = (source: string): string | undefined => BARE.exec(source.slice(0, 2000))?.[0];

/** Without white space, a route (`@a,@b:`), `mailto:`, and a dot at the end; quotes only where they are needed. */
function cleaned(address: string): string {
  const plain = address
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^@[^:"]*:/, '')
    .replace(/^'(.*)'$/, '$1');
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*@(.*)$/.exec(plain);
  if (!quoted) return plain.replace(/\s+/g, '').replace(/\.$/, '');
  const local = quoted[1]!;
  const domain = quoted[2]!.replace(/\s+/g, '').replace(/\.$/, '');
  return /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local)
    ? `${local}@${domain}`
    : `"${local}"@${domain}`;
}

const tidy = (words: string): string =>
  decodeWords(words)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1');
