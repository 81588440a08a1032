import { benchLetters } from './letters.js';
import { benchMails } from './mails.js';
import { benchOcr } from './ocr.js';

const PARTS: Readonly<Record<string, (tell: (line: string) => void) => Promise<object>>> = {
  ocr: benchOcr,
  letters: benchLetters,
  mails: benchMails,
};

/**
 * The written word: what it costs to take mail in, to read scanned letters, and to write letters.
 *
 * @param parts which of these; all where none is named
 */
export async function benchWritten(
  tell: (line: string) => void,
  parts: readonly string[] = Object.keys(PARTS),
): Promise<object> {
  const found: Record<string, object> = {};
  for (const part of parts) {
    if (!PARTS[part])
      throw new Error(`There is no part ${part}: name some of ${Object.keys(PARTS).join(', ')}`);
    found[part] = await PARTS[part](tell);
  }
  return found;
}
