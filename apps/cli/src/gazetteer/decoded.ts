import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';

/** What a file of text begins with where its encoding is marked. */
const MARKS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/**
 * A file of text, piece by piece, without its mark. Office programs write UTF-16, which they mark, or else windows-1252: that is
 * what a file is taken for that is no UTF-8.
 */
export async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(await encodingOf(file), { stripBOM: true });
  for await (const piece of createReadStream(file)) yield decoder.write(piece as Buffer);
  yield decoder.end() ?? '';
}

/** Found out by reading the file once: a letter with an accent may stand on its last line. */
async function encodingOf(file: string): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      const marked = isFirst && MARKS.find(([bytes]) => piece.toString('latin1', 0, 2) === bytes);
      if (marked) return marked[1];
      isFirst = false;
      strict.decode(piece, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}
