/** A kind of file that holds scanned pages. */
export type PaperKind = 'pdf' | 'tiff' | 'jpeg' | 'png';

/** Their content types, as browsers and scanners name them. */
export const PAPER_TYPES: Readonly<Record<PaperKind, string>> = {
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** Programs may write some bytes before it. */
const PDF_WITHIN = 1024;
/** So many of the first bytes tell what it is. */
export const PAPER_TOLD_BY = PDF_WITHIN;

const BEGINS: readonly (readonly [PaperKind, readonly number[]])[] = [
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes, whatever it is called; undefined for anything else. */
export function paperKind(bytes: Uint8Array): PaperKind | undefined {
  const found = BEGINS.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found) return found[0];
  return Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-') ? 'pdf' : undefined;
}
