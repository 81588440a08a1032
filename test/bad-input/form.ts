import type { Door } from './open-door.js';
import { type Answer, read } from './send.js';

export interface OpenForm {
  token: string;
  page: string;
}

/** Opens a page with a form as a browser does. */
export async function contactForm(door: Door, path = '/contact'): Promise<OpenForm> {
  const page = await (await fetch(door.url + path)).text();
  const token = /name="formToken" value="([^"]+)"/.exec(page)?.[1];
  if (!token) throw new Error(`There is no form at ${path}`);
  return { token, page };
}

/** Sends the form; a string is sent as it is. */
export async function submitForm(
  door: Door,
  form: OpenForm,
  fields: Record<string, string> | string,
  path = '/contact',
): Promise<Answer> {
  const body =
    typeof fields === 'string'
      ? fields
      : new URLSearchParams({ formToken: form.token, ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  return read(await fetch(door.url + path, { method: 'POST', headers, body, redirect: 'manual' }));
}

/** The sentences that a page of ours shows as faults. */
export const faultsOn = (page: string): string[] =>
  [
    ...page.matchAll(
      /<p id="[\w-]+-error"[^>]*><span[^>]*>Error:<\/span> ([^<]*)<|<li><a href="#\w+">([^<]*)</g,
    ),
  ].map((found) => found[1] ?? found[2]!);
