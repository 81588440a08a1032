/** The pages of an open file; the first is 0. */
export interface Sheets {
  total: number;
  /** A page as people look at it, as a PNG. */
  picture(page: number): Promise<Uint8Array<ArrayBuffer>>;
  /** A page as it is read by a machine: square pixels, dark on light, about `dpi` dots to the inch. */
  grey(page: number, dpi: number): Promise<Grey>;
  /** What the file itself says stands on a page; empty where it does not. */
  text(page: number): Promise<string>;
}

/** A byte for each pixel, row by row from the top; 0 is black. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array<ArrayBuffer>;
}

/** Why a file or one of its pages cannot be read, as part of a sentence: `it is damaged`. */
export class NoSheet extends Error {}

/** Pictures with more pixels are not unpacked. */
export const MOST_PIXELS_READ = 40_000_000;
/** Of a page that is drawn: an A4 page at about 130 dots to the inch, whatever size it says it has. */
export const MOST_PIXELS_DRAWN = 1_800_000;
/** Of a page that is read: A4 at 200 dots to the inch and a little more. */
export const MOST_PIXELS_GREY = 6_000_000;
const LONGEST_SIDE = 4000;

/** The size of a page of so many dots that fits both limits; null where it has none. */
export function sizeWithin(
  { width, height }: { width: number; height: number },
  scale: number,
  mostPixels: number,
): { width: number; height: number } | null {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return null;
  const by = Math.min(scale, Math.sqrt(mostPixels / (width * height)));
  const side = (dots: number) => Math.min(Math.max(Math.round(dots * by), 1), LONGEST_SIDE);
  return { width: side(width), height: side(height) };
}
