import { findRawPiece } from './queries/receipts.js';
import { findFormFilePiece } from './queries/saved-forms.js';
import type { Runner } from './queries/query.js';

/** The driver makes a Buffer of the text that bytes come as; so much of it holds nobody up. */
const PIECE = 1024 * 1024;

type Piece = { piece: Buffer | null } | undefined;

/** The first `size` bytes of what came in, fetched piece by piece; undefined where the row has them no more. */
export const rawBytes = (runner: Runner, id: string, size: number): Promise<Buffer | undefined> =>
  inPieces(size, async (from, length) => (await findRawPiece(runner, { id, from, length }))[0]);

/** The same of a file of a saved form. */
export const formFileBytes = (
  runner: Runner,
  { formId, place, size }: { formId: string; place: number; size: number },
): Promise<Buffer | undefined> =>
  inPieces(
    size,
    async (from, length) => (await findFormFilePiece(runner, { formId, place, from, length }))[0],
  );

async function inPieces(
  size: number,
  read: (from: number, length: number) => Promise<Piece>,
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < size; from += PIECE) {
    const row = await read(from, Math.min(PIECE, size - from));
    if (!row?.piece) return undefined;
    pieces.push(row.piece);
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
