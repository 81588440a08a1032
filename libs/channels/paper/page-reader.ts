import { defineReader } from '../core/index.js';
import { openSheets, orWhy } from './open-sheets.js';
import { NoSheet } from './sheets.js';

/** A page as a picture, with how many there are; or why there is none, as in `there is none, since …`. */
export type DrawnPage = { total: number; png: Uint8Array<ArrayBuffer> } | { why: string };

/**
 * Draws one page of a PDF, TIFF, JPEG or PNG.
 *
 * @param page from 0
 */
export const pageReader = defineReader('page', (bytes, { page }: { page: number }): Promise<DrawnPage> =>
  orWhy(async () => {
    const sheets = await openSheets(bytes);
    if (page >= sheets.total) throw new NoSheet(`it has no page ${page + 1}`);
    return { total: sheets.total, png: await sheets.picture(page) };
  }),
);
