import { createHmac, timingSafeEqual } from 'node:crypto';

/** The use of the key of this installation that form tokens are signed with. */
export const FORM_KEY = 'form';

/** A page may stay open for a day before it is sent. */
const LIFE_MS = 86_400_000;

/** A hidden field: proves that the form came from us and makes one contact of it, however often it is sent. */
export function issueFormToken(key: string, id: string, now: number): string {
  return `${id}.${now}.${sign(key, `${id}.${now}`)}`;
}

/** The id of a token that we issued within the last day, else undefined. */
export function openFormToken(keys: readonly string[], token: string, now: number): string | undefined {
  const [id = '', issued = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature);
  const fits = keys.some((key) => {
    const expected = Buffer.from(sign(key, `${id}.${issued}`));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits && now - Number(issued) <= LIFE_MS ? id : undefined;
}

const sign = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
