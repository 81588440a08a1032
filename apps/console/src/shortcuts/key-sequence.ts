/** How long the second key of a sequence may take. */
export const SECOND_KEY_WITHIN_MS = 1200;

export interface Typed {
  keys: string;
  at: number;
}

const NOTHING: Typed = { keys: '', at: 0 };

/**
 * Takes one more key: the shortcut it completes, if any, and what has been typed towards another.
 * A key that fits nothing as a second one is taken as a first one.
 */
export const typeKey = (
  typed: Typed,
  key: string,
  at: number,
  shortcuts: readonly string[],
): { hit: string | null; typed: Typed } => {
  const fresh = at - typed.at <= SECOND_KEY_WITHIN_MS && typed.keys !== '';
  const candidates = fresh ? [`${typed.keys} ${key}`, key] : [key];
  for (const keys of candidates) {
    if (shortcuts.includes(keys)) return { hit: keys, typed: NOTHING };
    if (shortcuts.some((shortcut) => shortcut.startsWith(`${keys} `)))
      return { hit: null, typed: { keys, at } };
  }
  return { hit: null, typed: NOTHING };
};
