import { MOST_SCAN_BYTES } from '@frontdoor/contracts';
import { paperKind } from './paper-kind.js';
import { openPdf } from './pdf-sheets.js';
import { openPicture } from './picture-sheets.js';
import { NoSheet, type Sheets } from './sheets.js';

/** The pages of a PDF, TIFF, JPEG or PNG. @throws NoSheet with why there are none. */
export async function openSheets(bytes: Uint8Array): Promise<Sheets> {
  // Larger files are only offered for download.
  if (bytes.length > MOST_SCAN_BYTES)
    throw new NoSheet(`it is larger than ${MOST_SCAN_BYTES / 1024 / 1024} MB`);
  const kind = paperKind(bytes);
  if (!kind) throw new NoSheet('it is no PDF, TIFF, JPEG or PNG');
  return kind === 'pdf' ? openPdf(bytes) : openPicture(bytes, kind);
}

/** What is made of a file, or why nothing can be. */
export async function orWhy<T>(work: () => Promise<T>): Promise<T | { why: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoSheet) return { why: error.message };
    throw error;
  }
}
