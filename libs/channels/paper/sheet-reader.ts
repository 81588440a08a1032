import { defineReader } from '../core/index.js';
import { openSheets, orWhy } from './open-sheets.js';
import { greyPng } from './png.js';
import { NoSheet } from './sheets.js';

/** A page with a text of its own that says something, or as a picture to be read; or why it is neither. */
export type Sheet = { text: string } | { png: Uint8Array<ArrayBuffer> } | { why: string };

/** Enough for print of any size; more takes more memory and reads no better. */
const READ_DPI = 200;
/** With fewer letters and digits a page has a heading or a stamp as text, and what counts as a picture. */
const SAYS_SOMETHING = 80;

/**
 * The text of one page where the file has it, else the page as a picture.
 *
 * @param page from 0
 */
export const sheetReader = defineReader('sheet', (bytes, { page }: { page: number }): Promise<Sheet> =>
  orWhy(async () => {
    const sheets = await openSheets(bytes);
    if (page >= sheets.total) throw new NoSheet(`it has no page ${page + 1}`);
    const text = (await sheets.text(page)).replaceAll('\r\n', '\n').trim();
    if (text.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= SAYS_SOMETHING) return { text };
    return { png: greyPng(await sheets.grey(page, READ_DPI)) };
  }),
);
