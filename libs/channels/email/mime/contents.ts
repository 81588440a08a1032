import { Said } from '../said.js';
import { decodeCharset } from './charset.js';
import { clip } from '../plain-text.js';
import { sentAt } from '../sent-at.js';
import { openMessage } from './cryptographic-message.js';
import { typeByName } from './file-names.js';
import { takeInlineFiles } from './inline-files.js';
import { type Budget, LIMITS } from './limits.js';
import { asBuffer, latin1, LF } from './lines.js';
import type { Part } from './part.js';
import { readWithin } from './structure.js';
import { readTnef } from './tnef.js';

/** A file that came with a mail. */
export interface MailFile {
  /** As it was given. */
  name: string | undefined;
  type: string;
  /** In bytes. */
  size: number;
  /** Made when it is asked for: reading a mail needs few of its files. */
  content: () => Uint8Array;
  /** By what the HTML around it names it, without angle brackets. */
  contentId?: string | undefined;
}

/** A mail that came within another. */
export interface EnclosedMail {
  /** The lines that say whose it is, and all that it says. */
  head: Said;
  said: readonly Said[];
  shown: { from?: string; to?: string; sentAt?: string; subject?: string };
  /** Indexes of itself and of the files that came with it. */
  file: number;
  files: readonly number[];
}

export interface Contents {
  said: Said[];
  enclosed: EnclosedMail[];
  files: MailFile[];
  /** Calendar files (RFC 5545) in which something is asked or answered. */
  calendars: string[];
  /** Whether text was left out because it is too long. */
  isCut: boolean;
}

/**
 * What a mail says and the files that came with it: of alternatives the plain one if it says anything; files that
 * stand in the text (uuencode and its like) or within winmail.dat by themselves; enclosed mails whole, and what they
 * say and bring as well, except in reports, where they are evidence and nothing that the sender says (RFC 6522).
 *
 * @throws MailLimit
 */
export function readContents(root: Part, budget: Budget): Contents {
  const reader = new ContentsReader(budget);
  const said = reader.read(root);
  const shown = said.some((each) => each.saysSomething) ? said : [...said, ...reader.silent.slice(0, 1)];
  // Contacts that were kept know their files by number: those that were not listed once stand at the end.
  const files = [...reader.parts, ...reader.mails, ...reader.found];
  const places = new Map(files.map((file, index) => [file, index]));
  return {
    said: shown,
    enclosed: reader.enclosed.map(({ file, files: those, ...mail }) => ({
      ...mail,
      file: places.get(file)!,
      files: those.map((each) => places.get(each)!),
    })),
    files,
    calendars: reader.calendars,
    isCut: reader.isCut,
  };
}

/** Said in the place of what only the addressee of a key can read. */
const ENCRYPTED = '[This mail is encrypted, and nobody can read it here. Ask for it without encryption.]';
const ENCRYPTED_TEXT = '-----BEGIN PGP MESSAGE-----';

/** Calendars that are told in words, and bytes of each. */
const MOST_CALENDARS = 3;
const LONGEST_CALENDAR = 64 * 1024;

/** Text that is meant for programs, or to be kept. */
const TEXT_FILE =
  /^text\/(calendar|(x-)?vcard|directory|csv|xml|rtf|rfc822-headers|css|javascript|x-amp-html)$/;

class ContentsReader {
  readonly parts: MailFile[] = [];
  readonly mails: MailFile[] = [];
  /** Files out of other files, or out of the text. */
  readonly found: MailFile[] = [];
  /** Texts that came as files; one of them is what the mail says where nothing else is. */
  readonly silent: Said[] = [];
  readonly calendars: string[] = [];
  /** The outer before the inner. */
  readonly enclosed: (Omit<EnclosedMail, 'file' | 'files'> & { file: MailFile; files: MailFile[] })[] = [];
  isCut = false;
  /** Bytes of text that may still be decoded. */
  private room: number = LIMITS.textBytes;

  constructor(private readonly budget: Budget) {}

  read(part: Part): Said[] {
    if (part.isMultipart && part.children.length > 0) {
      if (part.type === 'multipart/alternative') return this.oneOf(part);
      const within = part.children.flatMap((child) => this.read(child));
      return part.type === 'multipart/encrypted' ? [new Said('plain', ENCRYPTED), ...within] : within;
    }
    if (part.isMail) return this.readMail(part);
    const type = part.isMultipart ? 'text/plain' : part.type;
    const isText = type.startsWith('text/') && !TEXT_FILE.test(type);
    if (isText && part.disposition !== 'attachment' && !part.fileName?.trim()) return this.textOf(part, type);
    if (isCryptographic(type, part.fileName)) return this.openSealed(part, type);
    this.keep(part, type, isText);
    return [];
  }

  /** The plain alternative if it says anything, else the richest; the files of all of them. */
  private oneOf({ children }: Part): Said[] {
    const all = children.filter(({ type }) => type !== 'text/x-amp-html').map((child) => this.read(child));
    const plain = all.find((said) => said.some((each) => each.isPlain && each.saysSomething));
    const richest = all.findLast((said) => said.some((each) => each.saysSomething)) ?? [];
    if (!plain) return richest;
    const first = plain.find((each) => each.isPlain && each.saysSomething);
    if (first && richest.some((each) => !each.isPlain)) first.formatted = richest;
    return plain;
  }

  private readMail(part: Part): Said[] {
    const file: MailFile = { name: part.fileName, type: part.type, ...part.file(this.budget) };
    this.mails.push(file);
    const [mail] = part.children;
    if (!mail || isEvidence(part)) return [];
    const before = [this.parts.length, this.mails.length, this.found.length] as const;
    const field = (name: string): string => clip(mail.shown(name) ?? '', 500);
    const fields = ['From', 'To', 'Date', 'Subject'].map((name) => [name, field(name.toLowerCase())]);
    const head = new Said(
      'plain',
      fields.flatMap(([name, value]) => (value ? `${name}: ${value}` : [])).join('\n'),
    );
    const place = this.enclosed.length;
    const said = this.read(mail);
    const files = [
      ...this.parts.slice(before[0]),
      ...this.mails.slice(before[1]),
      ...this.found.slice(before[2]),
    ];
    const shown = {
      from: field('from'),
      to: field('to'),
      sentAt: sentAt(field('date')),
      subject: field('subject'),
    };
    this.enclosed.splice(place, 0, { head, said, shown: present(shown), file, files });
    return [head, ...said];
  }

  /** What was signed as one piece is read like the rest; the file stays, with the signature in it. */
  private openSealed(part: Part, type: string): Said[] {
    const content = part.content(this.budget);
    this.parts.push({ name: part.fileName, type, ...held(content) });
    const opened = openMessage(content);
    if (opened?.kind === 'encrypted') return [new Said('plain', ENCRYPTED)];
    if (!opened) return [];
    this.budget.decode(opened.content.length);
    const before = this.parts.length;
    const said = this.read(readWithin(part, opened.content, this.budget));
    this.found.push(...this.parts.splice(before));
    return said;
  }

  private keep(part: Part, type: string, isText: boolean): void {
    const file = part.file(this.budget);
    const name = part.fileName;
    if (
      type === 'application/ms-tnef' ||
      type === 'application/vnd.ms-tnef' ||
      /^winmail\.dat$/i.test(name ?? '')
    ) {
      const inner = readTnef(file.content());
      if (inner && inner.files.length + inner.said.length > 0) {
        for (const each of inner.files) this.add(each, part.depth);
        this.silent.push(...inner.said);
        return;
      }
    }
    const contentId = part.header('content-id')?.trim().replace(/^<|>$/g, '');
    this.parts.push({ name, type, ...file, contentId });
    const isCalendar = type === 'text/calendar' && this.calendars.length < MOST_CALENDARS;
    if (isCalendar)
      this.calendars.push(decodeCharset(file.content().subarray(0, LONGEST_CALENDAR), part.charset));
    if (isText) this.silent.push(this.decode(file.content(), part, type));
  }

  private textOf(part: Part, type: string): Said[] {
    const { text, files } = takeInlineFiles(part.content(this.budget));
    for (const { name, content } of files) this.add({ name, type: typeByName(name), content }, part.depth);
    const said = this.decode(text, part, type);
    return isEncryptedText(text) ? [new Said('plain', ENCRYPTED), said] : [said];
  }

  private add(file: { name: string; type: string; content: Uint8Array }, depth: number): void {
    this.budget.part(depth);
    this.found.push({ ...file, ...held(file.content) });
  }

  private decode(bytes: Uint8Array, part: Part, type: string): Said {
    if (bytes.length > this.room) this.isCut = true;
    const text = bytes.subarray(0, this.room);
    this.room -= text.length;
    const isHtml = type === 'text/html';
    const label = part.charset ?? (isHtml ? labelInHtml(text) : undefined);
    return new Said(isHtml ? 'html' : 'plain', decodeCharset(text, label, part.surroundings));
  }
}

/** A file that had to be decoded anyway. */
const held = (content: Uint8Array): Pick<MailFile, 'size' | 'content'> => ({
  size: content.length,
  content: () => content,
});

/** Without what is not known. */
const present = (shown: Record<string, string | undefined>): EnclosedMail['shown'] =>
  Object.fromEntries(Object.entries(shown).filter(([, value]) => value));

const isCryptographic = (type: string, name: string | undefined): boolean =>
  /^application\/(x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(name?.trim() ?? '');

/** Whether a line of text begins what PGP wrote. */
function isEncryptedText(text: Uint8Array): boolean {
  const at = asBuffer(text).indexOf(ENCRYPTED_TEXT, 0, 'latin1');
  return at === 0 || (at > 0 && text[at - 1] === LF);
}

/** An enclosed mail in a report is what the report is about. */
const isEvidence = (part: Part): boolean => part.around?.type === 'multipart/report';

/** Where HTML names its own character set. */
const labelInHtml = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(
    latin1(bytes, 0, Math.min(bytes.length, 2048)),
  )?.[1];
