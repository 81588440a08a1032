import type { ParsedMail } from './mime-parse.js';
import { clip, oneLine } from './plain-text.js';

const LONGEST = 120;

const shown = (value: string): string => {
  const line = oneLine(value);
  return line.length > LONGEST ? `${clip(line, LONGEST)}…` : line;
};

/** A field of a mail as an agent can read it, `Auto-Submitted: auto-replied`; nothing where the mail has none. */
export function fieldAsEvidence(mail: ParsedMail, name: string): string[] {
  const value = mail.root.shown(name.toLowerCase());
  return value === undefined ? [] : [`${name}: ${shown(value)}`.trimEnd()];
}

/** Those of these fields that a mail has, unless with the value `no`. */
export const setFields = (mail: ParsedMail, names: readonly string[]): string[] =>
  names
    .filter((name) => (mail.header(name.toLowerCase()) ?? 'no').trim().toLowerCase() !== 'no')
    .flatMap((name) => fieldAsEvidence(mail, name));

export const shownSubject = (mail: ParsedMail): string => `Subject: ${shown(mail.subject)}`;
