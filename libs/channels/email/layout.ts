import type { Layout } from '@frontdoor/contracts';
import { asidesOf } from './asides.js';
import type { ParsedMail } from './mime-parse.js';
import { picturesElsewhere } from './page/pictures-elsewhere.js';
import { piecesToShow } from './page/pieces.js';

/** How a mail is laid out, where that is more than its text. */
export function layoutOf(mail: ParsedMail): { layout?: Layout } {
  const asides = asidesOf(mail.said, mail.enclosed);
  const formatted = piecesToShow(mail.said).filter((piece) => !piece.isPlain);
  if (asides.length === 0 && formatted.length === 0) return {};
  const page = formatted.length > 0 && { page: picturesElsewhere(formatted.map(({ source }) => source)) };
  return { layout: { asides, ...page } };
}
