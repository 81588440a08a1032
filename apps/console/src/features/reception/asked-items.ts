import type { AskedFor } from '@frontdoor/contracts';

/** One thing that was asked for, as far as it has been typed. */
export interface Typed {
  key: string;
  text: string;
  given: boolean;
  because: string;
  by: string | null;
}

export const blankItem = (key: string): Typed => ({ key, text: '', given: true, because: '', by: null });

/** What has been typed, without lines left empty; null while something of a line is missing. */
export function askedOf(items: readonly Typed[]): AskedFor[] | null {
  const asked: AskedFor[] = [];
  for (const { text, given, because, by } of items) {
    if (text.trim() === '') {
      if (!given && because.trim() !== '') return null;
      continue;
    }
    if (given) asked.push({ text: text.trim(), given: true });
    else if (because.trim() === '' || by === null) return null;
    else asked.push({ text: text.trim(), given: false, because: because.trim(), by });
  }
  return asked;
}
