import { type AddressFault, faultOfAddress } from './address-fault.js';
import { type Box, drawnPages, pageSizes, wordsIn } from './pages-of-letter.js';

/** Why a letter cannot be printed, in the words that Notify shows to whoever looks at it on its pages. */
export type LetterFault =
  | 'unable-to-read-the-file'
  | 'letter-too-long'
  | 'letter-not-a4-portrait-oriented'
  | 'content-outside-printable-area'
  | AddressFault;

const MOST_PAGES = 10;
const [A4_WIDTH, A4_HEIGHT] = [210, 297];
/** Pages may be so much larger or smaller. */
const A4_LEEWAY = 2;

/** What the window of the envelope shows. */
const WINDOW: Box = { left: 24.6, right: 120, top: 39.5, bottom: 66.3 };
const BODY: Box = { left: 15, right: 195, top: 95, bottom: 292 };
/** Where there may be print: on the first page above the window, in it, on its right and below; then inside the margins. */
const FIRST_PAGE: readonly Box[] = [
  { left: 15, right: 125, top: 5, bottom: 30 },
  WINDOW,
  { left: 125, right: 195, top: 5, bottom: 95 },
  BODY,
];
const LATER_PAGE: readonly Box[] = [{ ...BODY, top: 5 }];
/** A letter at the very edge is not refused for the blur of its print. */
const PRINT_LEEWAY = 1;
const WINDOW_LEEWAY = 3;

const grown = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

/** Looks at a letter as Notify does before it goes to the printer, in its order; undefined for one that is fit. */
export async function faultOfLetter(pdf: Buffer): Promise<LetterFault | undefined> {
  const sizes = await pageSizes(pdf);
  if (!sizes || sizes.length === 0) return 'unable-to-read-the-file';
  if (sizes.length > MOST_PAGES) return 'letter-too-long';
  const isA4 = ({ width, height }: { width: number; height: number }): boolean =>
    Math.abs(width - A4_WIDTH) <= A4_LEEWAY && Math.abs(height - A4_HEIGHT) <= A4_LEEWAY;
  if (!sizes.every(isA4)) return 'letter-not-a4-portrait-oriented';
  const isOutside = (await drawnPages(pdf)).some((page, index) => {
    const places = (index === 0 ? FIRST_PAGE : LATER_PAGE).map((place) => grown(place, PRINT_LEEWAY));
    return page.hasInkOutside(places);
  });
  if (isOutside) return 'content-outside-printable-area';
  const address = await wordsIn(pdf, grown(WINDOW, WINDOW_LEEWAY));
  return faultOfAddress(address.split('\n'));
}
