import { defineReader } from '../core/index.js';
import { png } from './png.js';

/** A page of a PDF as a picture, with how many pages there are; or why there is none, as in `there is none, since …`. */
export type DrawnPage = { total: number; png: Uint8Array<ArrayBuffer> } | { why: string };

/** Larger files are only offered for download. */
const MOST_BYTES = 20 * 1024 * 1024;
/** An A4 page at about 130 dots to the inch, whatever size a page says it has. */
const MOST_PIXELS = 1_800_000;
const LONGEST_SIDE = 4000;
const MOST_SCALE = 130 / 72;
/** Of one file. V8 counts what WebAssembly takes nowhere. */
const MOST_MEMORY = 320 * 1024 * 1024;
const MEMORY_PAGE = 65_536;
/** Programs may write some bytes before it. */
const SIGNATURE = '%PDF-';
const SIGNATURE_WITHIN = 1024;

/** The size to draw a page in, of points; null where it has none. */
export function sizeToDraw(width: number, height: number): { width: number; height: number } | null {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return null;
  const scale = Math.min(MOST_SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  const side = (points: number) => Math.min(Math.max(Math.round(points * scale), 1), LONGEST_SIDE);
  return { width: side(width), height: side(height) };
}

/**
 * Draws one page of a PDF.
 *
 * Every file has an instance of PDFium of its own: what one file does to its memory, no other sees.
 *
 * @param page from 0
 */
export const pdfPageReader = defineReader(
  'pdf-page',
  async (bytes, { page }: { page: number }): Promise<DrawnPage> => {
    if (bytes.length > MOST_BYTES) return { why: `it is larger than ${MOST_BYTES / 1024 / 1024} MB` };
    if (!Buffer.from(bytes.subarray(0, SIGNATURE_WITHIN)).includes(SIGNATURE)) return { why: 'it is no PDF' };
    // Only the thread that draws needs it.
    const { PDFiumLibrary } = await import('@hyzyla/pdfium');
    holdMemory();
    try {
      const library = await PDFiumLibrary.init();
      const document = await library.loadDocument(bytes);
      const total = document.getPageCount();
      if (page >= total) return { why: `it has no page ${page + 1}` };
      const sheet = document.getPage(page);
      const { originalWidth, originalHeight } = sheet.getOriginalSize();
      const size = sizeToDraw(originalWidth, originalHeight);
      if (!size) return { why: 'the page has no size' };
      let drawn = new Uint8Array();
      await sheet.render({
        ...size,
        render: async ({ data, width, height }) => {
          drawn = png(width, height, data);
          return data;
        },
      });
      return { total, png: drawn };
    } catch (error) {
      return { why: whyNot(error) };
    }
  },
);

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

const whyNot = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error);
  if (/password/i.test(said)) return 'it is locked with a password';
  return 'it is damaged, or too much to draw';
};
