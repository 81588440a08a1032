import path from 'node:path';
import { defineReader } from '../core/index.js';
import { typesetter, WORKSPACE } from './typesetter.js';

export interface BatchOrder {
  /** The letters one after the other in the bytes: how long each is, and how many pages it has. */
  letters: readonly { size: number; pages: number }[];
}

/** Letters as one PDF for a printer of two sides: each begins on a sheet of its own. */
export const letterBatch = defineReader(
  'letter-batch',
  async (bytes, { letters }: BatchOrder): Promise<Uint8Array<ArrayBuffer>> => {
    const typst = await typesetter();
    try {
      let from = 0;
      const sheets = letters.flatMap(({ size, pages }, index) => {
        const file = `/letters/${index}.pdf`;
        typst.mapShadow(path.join(WORKSPACE, file), Buffer.from(bytes.subarray(from, (from += size))));
        const sides = Array.from(
          { length: pages },
          (_, page) =>
            `#page(image("${file}", page: ${page + 1}, width: 210mm, height: 297mm, alt: "Page ${page + 1}"))`,
        );
        return pages % 2 === 1 && index < letters.length - 1 ? [...sides, '#page[]'] : sides;
      });
      const mainFileContent = ['#set page(paper: "a4", margin: 0mm)', ...sheets].join('\n');
      return Uint8Array.from(typst.pdf({ mainFileContent }));
    } finally {
      typst.resetShadow();
      typst.evictCache(0);
    }
  },
);
