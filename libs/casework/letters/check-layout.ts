import { letterBlocks, type LetterContent } from '@frontdoor/channels/letters';
import { codesOn, openSheets } from '@frontdoor/channels/paper';
import { type Area, difference, printedIn } from './ink.js';
import { sampleLetter } from './sample-letter.js';

/** Where the address shows: in the window of an envelope, and for GOV.UK Notify. */
const WINDOW: Area = { left: 24.6, top: 39.5, right: 120, bottom: 66.3 };
const DPI = 150;
/** A capital of the letter font, of the size of its print. */
const CAPITAL = 0.668;
const POINT_MM = 25.4 / 72;
/** Large print is set in 18 point; below 16 it counts as large no longer. */
const LEAST = { large: 16, usual: 11 };

/** Writes a sample of the template in question, which works. */
export type Sampling = (content: LetterContent) => Promise<Uint8Array>;

/** What of a letter does not stand where it belongs, or is not on the page at all; a sentence each. */
export async function faultsOfLayout(write: Sampling, large: boolean): Promise<string[]> {
  const faults: string[] = [];
  const sample = sampleLetter({ large });
  const first = async (changes: Partial<LetterContent>) => {
    const sheets = await openSheets(await write({ ...sample, ...changes }));
    return { sheets, page: await sheets.grey(0, DPI) };
  };
  const { sheets, page } = await first({});
  if (Math.abs(page.height / page.width - Math.SQRT2) > 0.01) return ['The letter is not on A4.'];
  const pages = await Promise.all(Array.from({ length: sheets.total }, (_, number) => sheets.text(number)));
  faults.push(...unsaid(sample, pages.join(' ')));
  if (!(await codesOn(page)).includes(sample.code))
    faults.push('The square code (`data.code`) cannot be read from the first page: make it 20 mm wide.');

  const empty = await first({ recipient: [' '] });
  const address = difference(page, empty.page, DPI);
  if (address && !within(address, WINDOW))
    faults.push(`The address (\`data.recipient\`) does not stand in the window: ${sayWindow}.`);
  if (printedIn(empty.page, WINDOW, DPI))
    faults.push(`Something other than the address stands in the window: ${sayWindow}.`);

  const mark = (text: string) => first({ blocks: letterBlocks({ text }) });
  const capital = difference((await mark('H')).page, (await mark('.')).page, DPI);
  const points = capital ? (capital.bottom - capital.top) / POINT_MM / CAPITAL : 0;
  const least = large ? LEAST.large : LEAST.usual;
  // A dot of the picture is half a point.
  if (capital && points < least - 0.5)
    faults.push(
      `What was written is in about ${Math.round(points)} point, and ${least} is the least (\`data.large\` asks for large print).`,
    );
  return faults;
}

const sayWindow = `from ${WINDOW.left} to ${WINDOW.right} mm from the left and ${WINDOW.top} to ${WINDOW.bottom} mm from the top`;

const within = (inner: Area, outer: Area): boolean =>
  inner.left >= outer.left - 0.3 &&
  inner.top >= outer.top - 0.3 &&
  inner.right <= outer.right + 0.3 &&
  inner.bottom <= outer.bottom + 0.3;

/** What every letter says. */
function unsaid({ sender, recipient, reference, subject }: LetterContent, text: string): string[] {
  // The line with which letters end has the reference as well.
  const said = plain(text);
  const beside = plain(text).replace(plain(`our reference, ${reference}`), '');
  const wanted: [string, string, readonly string[]][] = [
    ['The name of the organisation', 'organisation', [sender.organisation]],
    ['The whole address', 'recipient', recipient],
    ['Our reference', 'reference', [reference]],
    ['The date', 'date', ['27 November 2026']],
    ['The subject', 'title', [subject]],
    ['What was written', 'blocks', ['Dear Ada Whitfield,', '24 November', 'Thursday', 'Yours sincerely,']],
    ['Whom to ask', 'questions', ['If you have a question about this letter,', 'ask for Ash Penrose']],
  ];
  const missing = wanted.filter(([, key, words]) => {
    const where = key === 'reference' ? beside : said;
    return !words.every((each) => where.includes(plain(each)));
  });
  // Without its font a letter has no shapes at all, and Typst lets it pass.
  if (missing.length === wanted.length)
    return ['Nothing is printed: set the font to "Atkinson Hyperlegible Next", the one there is.'];
  return missing.map(([what, key]) => `${what} (\`data.${key}\`) is not printed.`);
}

/** Lines break anywhere. */
const plain = (text: string): string => text.replaceAll(/\s+/g, '').normalize('NFC');
