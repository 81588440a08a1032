/** What the record of an enquiry fills in where a saved text names it. */
export const SAVED_FIELDS = {
  customer: 'the customer’s name',
  reference: 'the reference',
  service: 'the service',
  agent: 'your name',
  due: 'by when we answer',
  organisation: 'the council',
  telephone: 'our telephone number',
  team: 'your team',
  signature: 'your name, team and our telephone number',
  subject: 'what it is about',
  received: 'the day on which it reached us',
  page: 'the link by which they follow it',
} as const;

const BLANK = /\{\{[ \t]*([^\s{}](?:[^{}\n]{0,58}[^\s{}])?)[ \t]*\}\}/g;

/** What is still to be filled in in a text, `{{like this}}`, each once. */
export const blanksIn = (text: string): string[] => [
  ...new Set([...text.matchAll(BLANK)].map((found) => found[1]!)),
];

/**
 * A passage of a text, with what stands next to it where it begins or ends with something to fill in: what is written in
 * the place of that lies within the passage then, and not beside it.
 */
export const pastBlanks = (text: string, passage: string): string => {
  const start = text.indexOf(passage);
  if (start < 0) return passage;
  const end = start + passage.length;
  const from = passage.startsWith('{{') ? Math.max(0, start - 1) : start;
  return text.slice(from, passage.endsWith('}}') ? end + 1 : end);
};

/** A text with what is known filled in; what nobody knows stays to be filled in by hand. */
export const fillIn = (text: string, known: Readonly<Record<string, string | null | undefined>>): string =>
  text.replaceAll(BLANK, (blank, name: string) => {
    const field = name.toLowerCase();
    return (Object.hasOwn(known, field) && known[field]) || blank;
  });
