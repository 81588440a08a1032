import { defineReader } from '../core/index.js';
import type { LetterContent, WrittenLetter } from './letter.js';
import { LETTER_TEMPLATE } from './letter-template.js';
import { letterWords } from './letter-words.js';
import { printable } from './printable.js';
import { faultOf, packageWanted } from './template-fault.js';
import { typesetter } from './typesetter.js';

export interface LetterOrder {
  content: LetterContent;
  /** In place of ours: the text of a Typst template. */
  template?: string | undefined;
}

/** What a franked envelope holds; GOV.UK Notify takes no more either. */
const MOST_PAGES = 10;
const MOST_BYTES = 2 * 1024 * 1024;
/** Typst writes the objects of pages as they are. */
const PAGE = /<<\s*\/Type\s*\/Page\s/g;

/** Writes a letter. It is given no bytes. */
export const letterWriter = defineReader(
  'letter',
  async (_bytes, { content, template = LETTER_TEMPLATE }: LetterOrder): Promise<WrittenLetter> => {
    const wanted = packageWanted(template);
    if (wanted) return faultIn(wanted);
    const typst = await typesetter();
    const data = JSON.stringify(await dataOf(content));
    const ordered = { mainFileContent: template, inputs: { data } };
    try {
      // A document that is compiled first and then set leaves half a megabyte behind.
      const set = typst.pdf(ordered, { pdfStandard: 'ua-1' });
      const document = Uint8Array.from(set);
      const pages = set.toString('latin1').match(PAGE)?.length ?? 0;
      if (pages > MOST_PAGES) return { why: `it has ${pages} pages, and ${MOST_PAGES} at most leave` };
      if (document.length > MOST_BYTES) return { why: 'it is larger than 2 MB' };
      return { document, pages };
    } catch (error) {
      return faultIn(faultOf(typst, { template, data }, error));
    } finally {
      // What it remembers of one letter is of no use to the next, and never ends.
      typst.evictCache(0);
    }
  },
);

/** What the template is given. */
async function dataOf(content: LetterContent): Promise<Record<string, unknown>> {
  const { language, sender, reference, day, author } = content;
  const { toString: qrCode } = await import('qrcode');
  const words = letterWords(language);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const known = {
    reference,
    ...(sender.telephone && { telephone: sender.telephone }),
    ...(author && { author }),
  };
  const [lang, region] = words.tag.split('-');
  return printable({
    lang,
    region: region ?? null,
    large: content.large,
    title: content.subject.trim() || reference,
    organisation: sender.organisation,
    sender: [
      sender.service,
      ...sender.address,
      ...(sender.telephone ? [`${words.telephone}: ${sender.telephone}`] : []),
    ],
    recipient: content.recipient.length > 0 ? content.recipient : [' '],
    reference,
    written: { year, month, day: date },
    date: new Intl.DateTimeFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, date),
    ),
    labels: { reference: words.reference, date: words.date, code: words.codeIs(reference) },
    code: await qrCode(content.code, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    blocks: content.blocks,
    questions: words.questions(known),
    page: words.page('{page}', '{pages}'),
  });
}

/** In the words of Typst, which escapes quotation marks and what cannot be seen. */
const MISSING = /the text `\\*"(.+?)\\*"` could not be displayed/g;
const ESCAPED = /\\+u\{([0-9a-f]+)\}/g;

/** What Typst says of a fault: of characters without a shape in the font each, of anything else its first sentence. */
function faultIn({ said, message, line }: ReturnType<typeof faultOf>): WrittenLetter {
  const missing = [...said.matchAll(MISSING)].flatMap(([, text]) => [
    ...text!.replaceAll(ESCAPED, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  ]);
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  return { why: `its template does not work: ${message}`, ...(line !== undefined && { line }) };
}
