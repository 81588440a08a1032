import type { Sharp } from 'sharp';
import type { PaperKind } from './paper-kind.js';
import {
  MOST_PIXELS_DRAWN,
  MOST_PIXELS_GREY,
  MOST_PIXELS_READ,
  NoSheet,
  type Sheets,
  sizeWithin,
} from './sheets.js';
import { type Resolution, tiffResolutions } from './tiff-resolution.js';

/** Where a picture does not say: what A4 has to the inch that fills it. */
const A4_INCHES = { width: 8.27, height: 11.69 };
/** Two numbers of dots that differ by less are the same. */
const SQUARE_WITHIN = 0.05;

/** The pages of a TIFF, or a photograph, which is one. @throws NoSheet */
export async function openPicture(bytes: Uint8Array, kind: PaperKind): Promise<Sheets> {
  // Only the thread that draws needs it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const open = (page: number): Sharp =>
    sharp(bytes, { page, limitInputPixels: MOST_PIXELS_READ, failOn: 'none' }).flatten({
      background: 'white',
    });
  const resolutions = kind === 'tiff' ? tiffResolutions(bytes) : [];
  const { pages: total = 1 } = await orNoSheet(() =>
    sharp(bytes, { pages: kind === 'tiff' ? -1 : 1, limitInputPixels: false, failOn: 'none' }).metadata(),
  );

  /** A page upright, with its size in square dots and how many of those are an inch. */
  const upright = async (
    page: number,
  ): Promise<{ picture: Sharp; width: number; height: number; dpi: number }> => {
    const { autoOrient, density } = await open(page).metadata();
    const { width, height } = autoOrient;
    const given = resolutions[page];
    const { x, y } = given ?? { x: density ?? 0, y: density ?? 0 };
    const stretched = Math.abs(x / y - 1) > SQUARE_WITHIN ? height * (x / y) : height;
    return {
      picture: open(page).autoOrient(),
      width,
      height: stretched,
      dpi: sensible({ x, y }, width, stretched),
    };
  };
  const sized = async (page: number, scaleOf: (dpi: number) => number, most: number): Promise<Sharp> => {
    const { picture, dpi, ...size } = await upright(page);
    const to = sizeWithin(size, Math.min(1, scaleOf(dpi)), most);
    if (!to) throw new NoSheet('the page has no size');
    return picture.resize({ ...to, fit: 'fill' });
  };

  return {
    total,
    picture: (page) =>
      orNoSheet(async () =>
        Uint8Array.from(
          await (await sized(page, () => 1, MOST_PIXELS_DRAWN)).png({ compressionLevel: 4 }).toBuffer(),
        ),
      ),
    grey: (page, wanted) =>
      orNoSheet(async () => {
        const scaled = await sized(page, (dpi) => wanted / dpi, MOST_PIXELS_GREY);
        const { data, info } = await scaled.greyscale().raw().toBuffer({ resolveWithObject: true });
        return { width: info.width, height: info.height, data: Uint8Array.from(data) };
      }),
    text: async () => '',
  };
}

/** Photographs say 72 whatever they show: then the page is taken for A4. */
const sensible = ({ x }: Resolution, width: number, height: number): number => {
  const ifA4 = Math.max(width, height) / A4_INCHES.height;
  return x >= 100 && x <= 1200 ? x : Math.max(ifA4, Math.min(width, height) / A4_INCHES.width);
};

async function orNoSheet<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoSheet) throw error;
    const said = error instanceof Error ? error.message : '';
    const why = /pixel limit/i.test(said)
      ? `it has more than ${MOST_PIXELS_READ / 1e6} million dots`
      : 'it is damaged, or no picture that can be shown';
    throw new NoSheet(why, { cause: error });
  }
}
