import { randomUUID } from 'node:crypto';
import type { Kind } from '../notify.mapping.js';
import { bad, invalid, Refusal } from './refusal.js';
import type { LetterFault } from './print-works.js';

/** One email, text or letter that was handed in. */
export interface StandInNotification {
  id: string;
  reference: string | null;
  type: Kind;
  status: string;
  /** As Notify writes it, in UTC. */
  created_at: string;
  completed_at: string | null;
  /** Where it goes; a letter has that on its page. */
  to: string | null;
  subject: string | null;
  body: string;
  /** The pages of a letter. */
  pdf: Buffer | null;
  postage: string | null;
  /** Why a letter is not printed, as Notify shows it on its pages; who asks its API hears only that it is not. */
  fault: LetterFault | null;
  /** Ids of sender or reply-to address, where one was asked for. */
  from: string | null;
}

export interface Template {
  id: string;
  type: 'email' | 'sms';
  subject: string | null;
  body: string;
}

type Fields = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL = /^[^\s@<>"]{1,64}@([a-z0-9-]+\.)+[a-z]{2,}$/i;
const LONGEST_TEXT = 918;
const LARGEST_EMAIL = 1_000_000;
const LARGEST_LETTER = 2 * 1024 * 1024;

const ALLOWED: Readonly<Record<Kind, readonly string[]>> = {
  sms: ['phone_number', 'template_id', 'personalisation', 'reference', 'sms_sender_id'],
  email: [
    'email_address',
    'template_id',
    'personalisation',
    'reference',
    'email_reply_to_id',
    'one_click_unsubscribe_url',
  ],
  letter: ['reference', 'content', 'postage'],
};

/** Checks what Notify checks, in its order, and takes it. @throws Refusal */
export function acceptNotification(
  type: Kind,
  sent: Fields,
  { templates, at }: { templates: readonly Template[]; at: string },
): StandInNotification {
  const stray = Object.keys(sent).find((name) => !ALLOWED[type].includes(name));
  if (stray !== undefined) invalid(`Additional properties are not allowed (${stray} was unexpected)`);
  const reference = optionalText(sent, 'reference');
  if (reference !== null && reference.length > 1000) invalid('reference is too long');
  const shared = {
    id: randomUUID(),
    reference,
    type,
    created_at: at,
    completed_at: null,
    subject: null,
    pdf: null,
    postage: null,
    fault: null,
  };
  if (type === 'letter') return { ...shared, ...letter(sent), to: null, body: '', from: null };
  const to = text(sent, type === 'sms' ? 'phone_number' : 'email_address');
  const id = text(sent, 'template_id');
  if (!UUID.test(id)) invalid('template_id is not a valid UUID');
  const from = optionalText(sent, type === 'sms' ? 'sms_sender_id' : 'email_reply_to_id');
  if (type === 'sms') checkNumber(to);
  else if (!EMAIL.test(to)) invalid('email_address Not a valid email address');
  const template = templates.find((each) => each.id === id) ?? bad('Template not found');
  if (template.type !== type) bad(`${template.type} template is not suitable for ${type} notification`);
  const fill = filledWith(sent['personalisation']);
  const missing = fieldsOf(`${template.subject ?? ''} ${template.body}`).filter((name) => !(name in fill));
  if (missing.length > 0) bad(`Missing personalisation: ${missing.join(', ')}`);
  const body = filled(template.body, fill);
  if (body.trim() === '') bad('Your message is empty.');
  if (type === 'sms' && [...body].length > LONGEST_TEXT)
    bad(
      `Text messages cannot be longer than ${LONGEST_TEXT} characters. Your message is ${[...body].length} characters long.`,
    );
  if (type === 'email' && Buffer.byteLength(body) > LARGEST_EMAIL)
    bad(
      `Emails cannot be longer than ${LARGEST_EMAIL} bytes. Your message is ${Buffer.byteLength(body)} bytes.`,
    );
  const subject = template.subject === null ? null : filled(template.subject, fill);
  return { ...shared, status: 'created', to, from, body, subject };
}

/** Of a letter little is looked at before it is taken; what its pages are like shows later. */
function letter(sent: Fields): Pick<StandInNotification, 'pdf' | 'postage' | 'status'> {
  const content = text(sent, 'content');
  const postage = optionalText(sent, 'postage') ?? 'second';
  if (!['first', 'second', 'economy'].includes(postage))
    invalid('postage invalid. It must be first, second or economy.');
  const pdf = Buffer.from(content, 'base64');
  if (pdf.toString('base64') !== content) bad('Cannot decode letter content (invalid base64 encoding)');
  if (pdf.length > LARGEST_LETTER)
    throw new Refusal(413, 'RequestEntityTooLarge', 'Uploaded file was too large');
  return { pdf, postage, status: 'pending-virus-check' };
}

function checkNumber(number: string): void {
  const digits = number.replaceAll(/[\s()-]/g, '');
  if (!/^\+?\d+$/.test(digits)) invalid('phone_number Must not contain letters or symbols');
  if (digits.length < 10) invalid('phone_number Not enough digits');
  if (digits.length > 16) invalid('phone_number Too many digits');
  const isUk = /^(\+?44|0)/.test(digits);
  if (isUk && !/^(\+?44|0)7\d{9}$/.test(digits)) invalid('phone_number Not a UK mobile number');
  if (!isUk && !digits.startsWith('+')) invalid('phone_number Not a valid country prefix');
}

function text(sent: Fields, name: string): string {
  const value = sent[name];
  if (value === undefined) return invalid(`${name} is a required property`);
  return typeof value === 'string' ? value : invalid(`${name} is not of type string`);
}

const optionalText = (sent: Fields, name: string): string | null =>
  sent[name] === undefined ? null : text(sent, name);

function filledWith(given: unknown): Readonly<Record<string, string>> {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return invalid('personalisation is not of type object');
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

const FIELD = /\(\(([^()]+)\)\)/g;
const fieldsOf = (words: string): string[] => Array.from(words.matchAll(FIELD), (match) => match[1]!);
const filled = (words: string, fill: Readonly<Record<string, string>>): string =>
  words.replaceAll(FIELD, (_, name: string) => fill[name] ?? '');
