import { benchLetters } from './letters.js';
import { benchMails } from './mails.js';
import { benchOcr } from './ocr.js';

/** The written word: what it costs to take mail in, to read scanned letters, and to write letters. */
export const benchWritten = async (tell: (line: string) => void): Promise<object> => ({
  ocr: await benchOcr(tell),
  letters: await benchLetters(tell),
  mails: await benchMails(tell),
});
