import type { ScanPages } from '@frontdoor/contracts';
import { defineReader } from '../core/index.js';
import { pdfOfPages } from './pdf-of-pages.js';

/** Pages of a PDF as a PDF of their own, with their text; or why there is none, as part of a sentence. */
export const pageCutter = defineReader(
  'page-cutter',
  async (
    bytes,
    { firstPage, lastPage }: ScanPages,
  ): Promise<{ content: Uint8Array<ArrayBuffer> } | { why: string }> => {
    const pages = Array.from(
      { length: lastPage - firstPage + 1 },
      (_, n) => `#page(image("/whole.pdf", page: ${firstPage + n}, alt: "Page ${n + 1}"))`,
    );
    try {
      return { content: await pdfOfPages({ '/whole.pdf': bytes }, pages) };
    } catch {
      return { why: 'it is damaged, or locked against changes' };
    }
  },
);
