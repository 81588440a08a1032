import { findRawPiece } from './queries/receipts.js';
import type { Runner } from './queries/query.js';

/** The driver makes a Buffer of the text that bytes come as; so much of it holds nobody up. */
const PIECE = 1024 * 1024;

/** The first `size` bytes of what came in, fetched piece by piece; undefined where the row has them no more. */
export async function rawBytes(runner: Runner, id: string, size: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < size; from += PIECE) {
    const [row] = await findRawPiece(runner, { id, from, length: Math.min(PIECE, size - from) });
    if (!row?.piece) return undefined;
    pieces.push(row.piece);
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
