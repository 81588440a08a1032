import type { LetterBlock } from './letter-blocks.js';

/** All that stands in a letter, in words as they are printed. Nothing of it is read as part of the template. */
export interface LetterContent {
  /** BCP 47; letters in a language that we have no words of have those of English around what was written. */
  language: string;
  /** In 18 point rather than 12. */
  large: boolean;
  sender: {
    organisation: string;
    service: string;
    /** Lines of its own address. */
    address: readonly string[];
    telephone?: string;
  };
  /** Name and lines of the address, as they show in the window of the envelope. */
  recipient: readonly string[];
  reference: string;
  /** What the square code holds, see `letterCode` in the contracts. */
  code: string;
  /** The day of writing, `YYYY-MM-DD` where the organisation is. */
  day: string;
  subject: string;
  blocks: readonly LetterBlock[];
  /** Whom to ask for, in the line with which every letter ends. */
  author?: string;
}

/** A letter on paper; or why there is none. */
export type WrittenLetter =
  /** PDF/UA-1, A4. */
  | { document: Uint8Array<ArrayBuffer>; pages: number }
  /** Characters that the font does not have, each once. */
  | { missing: string[] }
  /** As in `it cannot be written, since …`, with the line of the template where Typst tells it. */
  | { why: string; line?: number };
