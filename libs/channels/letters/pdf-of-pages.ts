import path from 'node:path';
import { typesetter, WORKSPACE } from './typesetter.js';

/**
 * A PDF of pages that are as large as what lies on them. It says nothing of when it was made: the same pages give the same
 * bytes.
 *
 * @param files by the name under which `pages` speak of them
 */
export async function pdfOfPages(
  files: Readonly<Record<string, Uint8Array>>,
  pages: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const typst = await typesetter();
  try {
    for (const [name, bytes] of Object.entries(files))
      typst.mapShadow(path.join(WORKSPACE, name), Buffer.from(bytes));
    const head = ['#set document(date: none)', '#set page(width: auto, height: auto, margin: 0mm)'];
    return Uint8Array.from(typst.pdf({ mainFileContent: [...head, ...pages].join('\n') }));
  } finally {
    typst.resetShadow();
    typst.evictCache(0);
  }
}
