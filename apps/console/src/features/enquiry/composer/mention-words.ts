/** Somebody whom a note may name. */
export interface Colleague {
  id: string;
  name: string;
}

/** A mention being written: where its `@` stands, and what follows it up to the cursor. */
export interface MentionAt {
  from: number;
  typed: string;
}

/** Two words at most follow the `@` of a mention: more is a sentence. */
const BEING_WRITTEN = /(?:^|[\s(])@((?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,40}(?: [\p{L}\p{N}'’.-]{0,40})?)?)$/u;

/** The mention that is being written at the cursor; null where none is. */
export const mentionAt = (text: string, cursor: number): MentionAt | null => {
  const typed = BEING_WRITTEN.exec(text.slice(0, cursor))?.[1];
  return typed === undefined ? null : { from: cursor - typed.length - 1, typed };
};

/** Those whose name has a word that begins with each word typed, those whose name begins with it first. */
export const fitting = <C extends Colleague>(colleagues: readonly C[], typed: string): C[] => {
  const words = typed.toLowerCase().split(' ').filter(Boolean);
  const begins = ({ name }: C) => name.toLowerCase().startsWith(typed.toLowerCase());
  return colleagues
    .filter(({ name }) => {
      const parts = name.toLowerCase().split(/\s+/);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
};

/** The text with the mention written out, and where to go on. */
export const withMention = (
  text: string,
  { from, typed }: MentionAt,
  name: string,
): { text: string; end: number } => {
  const after = text.slice(from + 1 + typed.length);
  const written = `${text.slice(0, from)}@${name}${/^\s/.test(after) ? '' : ' '}`;
  return { text: written + after, end: written.length + (/^\s/.test(after) ? 1 : 0) };
};

/** Of those who were chosen, whoever the text still names: whoever is taken out of it is not told. */
export const stillNamed = <C extends Colleague>(text: string, chosen: readonly C[]): C[] =>
  chosen.filter(({ name }) => {
    const rest = text.split(`@${name}`).slice(1);
    return rest.some((after) => !/^[\p{L}\p{N}]/u.test(after));
  });
