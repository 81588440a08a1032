import { execFileSync } from 'node:child_process';

/** The words of a PDF in the order in which they are read. */
export const wordsOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
