import type { ScanPages } from '@frontdoor/contracts';
import { defineReader } from '../core/index.js';
import { cutTiff } from './cut-tiff.js';
import { openSheets, orWhy } from './open-sheets.js';
import { paperKind } from './paper-kind.js';
import { NoSheet } from './sheets.js';

/** `whole`: it has no other pages. `pdf`: it has, and is one that whoever writes PDFs can cut. Or why it cannot be cut. */
export type Cutting =
  { as: 'whole' | 'pdf' } | { as: 'tiff'; content: Uint8Array<ArrayBuffer> } | { why: string };

/** Pages of a scanned file as a file of their own. */
export const sheetCutter = defineReader(
  'sheet-cutter',
  (bytes, { firstPage, lastPage }: ScanPages): Promise<Cutting> =>
    orWhy<Cutting>(async () => {
      const { total } = await openSheets(bytes);
      if (firstPage === 1 && lastPage >= total) return { as: 'whole' };
      if (paperKind(bytes) === 'pdf') return { as: 'pdf' };
      try {
        return { as: 'tiff', content: cutTiff(bytes, firstPage, lastPage) };
      } catch (error) {
        throw new NoSheet('it is damaged, or written in an unusual way', { cause: error });
      }
    }),
);
