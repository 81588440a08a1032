import {
  type Grey,
  MOST_PIXELS_DRAWN,
  MOST_PIXELS_GREY,
  NoSheet,
  type Sheets,
  sizeWithin,
} from './sheets.js';
import { png } from './png.js';

/** Of a page that is drawn, to an inch; PDF counts in points of which 72 are one. */
const DRAWN_DPI = 130;
const POINTS = 72;
/** Of one file. V8 counts what WebAssembly takes nowhere. */
const MOST_MEMORY = 320 * 1024 * 1024;
const MEMORY_PAGE = 65_536;

type Size = { width: number; height: number };

/**
 * The pages of a PDF. Every file has an instance of PDFium of its own: what one file does to its memory, no other sees.
 *
 * @throws NoSheet
 */
export async function openPdf(bytes: Uint8Array): Promise<Sheets> {
  // Only the thread that draws needs it.
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  holdMemory();
  const document = await orNoSheet(async () => (await PDFiumLibrary.init()).loadDocument(bytes));
  const total = document.getPageCount();

  // After it was drawn a page is closed, so each use fetches its own.
  const drawn = (page: number, sizeOf: (size: Size) => Size | null, colorSpace: 'BGRA' | 'Gray') =>
    orNoSheet(async () => {
      const sheet = document.getPage(page);
      const { originalWidth: width, originalHeight: height } = sheet.getOriginalSize();
      const size = sizeOf({ width, height });
      if (!size) throw new NoSheet('the page has no size');
      let pixels: Grey | undefined;
      await sheet.render({
        ...size,
        colorSpace,
        render: async ({ data, ...drawnSize }) => {
          pixels = { width: drawnSize.width, height: drawnSize.height, data: Uint8Array.from(data) };
          return data;
        },
      });
      return pixels!;
    });

  return {
    total,
    picture: async (page) => {
      const { width, height, data } = await drawn(page, sizeToDraw, 'BGRA');
      return png(width, height, data);
    },
    grey: (page, dpi) => drawn(page, (size) => sizeWithin(size, dpi / POINTS, MOST_PIXELS_GREY), 'Gray'),
    text: (page) => orNoSheet(async () => document.getPage(page).getText()),
  };
}

/** The size to draw a page in, of points; null where it has none. */
export const sizeToDraw = (width: Size): Size | null =>
  sizeWithin(width, DRAWN_DPI / POINTS, MOST_PIXELS_DRAWN);

/** What Node has and its types do not tell. */
interface Memory {
  buffer: ArrayBuffer;
  grow: (this: Memory, pages: number) => number;
}

let isHeld = false;

/** Holds every memory of WebAssembly in this thread to the limit: beyond it PDFium is told that there is no more. */
const holdMemory = (): void => {
  if (isHeld) return;
  isHeld = true;
  const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: Memory } } })
    .WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (this: Memory, pages: number) {
    if (this.buffer.byteLength + pages * MEMORY_PAGE > MOST_MEMORY) throw new RangeError('no more memory');
    return grow.call(this, pages);
  };
};

async function orNoSheet<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoSheet) throw error;
    const said = error instanceof Error ? error.message : String(error);
    const why = /password/i.test(said)
      ? 'it is locked with a password'
      : 'it is damaged, or too much to draw';
    throw new NoSheet(why, { cause: error });
  }
}
