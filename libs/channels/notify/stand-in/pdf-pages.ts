import { inflateSync } from 'node:zlib';

/** A4 in points, give or take one. */
const A4 = /\/MediaBox\s*\[\s*0(?:\.0+)?\s+0(?:\.0+)?\s+59[4-6](?:\.\d+)?\s+84[1-3](?:\.\d+)?\s*\]/;
const PAGE = /\/Type\s*\/Page(?![a-zA-Z])/g;
const STREAM = /stream\r?\n/g;

/** What the print works find in a PDF: its pages, and whether they are A4; undefined for what is no PDF. */
export function lookAtPdf(bytes: Buffer): { pages: number; isA4: boolean } | undefined {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return undefined;
  const raw = bytes.toString('latin1');
  const text = [raw, ...packed(raw)].join('\n');
  return { pages: text.match(PAGE)?.length ?? 0, isA4: A4.test(text) };
}

/** Objects may lie in compressed streams. */
function packed(raw: string): string[] {
  const found: string[] = [];
  for (const { index, 0: begin } of raw.matchAll(STREAM)) {
    const end = raw.indexOf('endstream', index);
    if (!/\/ObjStm/.test(raw.slice(Math.max(0, index - 300), index)) || end < 0) continue;
    try {
      found.push(inflateSync(Buffer.from(raw.slice(index + begin.length, end), 'latin1')).toString('latin1'));
    } catch {
      // Written in another way; its pages are not counted.
    }
  }
  return found;
}
