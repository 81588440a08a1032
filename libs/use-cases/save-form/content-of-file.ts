import { type DataSource, findFormFilePiece } from '@frontdoor/persistence';

/** The driver makes a Buffer of the text that bytes come as; so much of it holds nobody up. */
const PIECE = 1024 * 1024;

/** A file of a saved form, fetched piece by piece. */
export async function contentOfFile(
  source: DataSource,
  { formId, place, size }: { formId: string; place: number; size: number },
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < size; from += PIECE) {
    const [row] = await findFormFilePiece(source, { formId, place, from, length: PIECE });
    if (row) pieces.push(row.piece);
  }
  return Buffer.concat(pieces);
}
