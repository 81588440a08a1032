import { createHmac, timingSafeEqual } from 'node:crypto';

/** The use of the key of this installation that form tokens are signed with. */
export const FORM_KEY = 'form';

/** A page may stay open for a day before it is sent. */
const LIFE_MS = 86_400_000;

/** What the token of a page tells. */
export interface FormToken {
  /** Of the page: it stays the same while its form is saved and opened again. */
  id: string;
  /** When the page was given out, epoch milliseconds. */
  issued: number;
  /** It was given out more than a day ago. */
  isOld: boolean;
}

/** A hidden field: proves that the form came from us and makes one contact of it, however often it is sent. */
export function issueFormToken(key: string, id: string, now: number): string {
  return `${id}.${now}.${sign(key, `${id}.${now}`)}`;
}

/** What a token says that we issued; undefined for one of anybody else. */
export function openFormToken(keys: readonly string[], token: string, now: number): FormToken | undefined {
  const [id = '', issued = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature);
  const fits = keys.some((key) => {
    const expected = Buffer.from(sign(key, `${id}.${issued}`));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits ? { id, issued: Number(issued), isOld: now - Number(issued) > LIFE_MS } : undefined;
}

const sign = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
