import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BytesFile, LARGE_BYTES } from '@frontdoor/kernel';
import { onDisk } from './store-trouble.js';

/** So much is hashed and written in one turn. */
const PIECE = 256 * 1024;

/**
 * Takes bytes as they come: few are given back, many lie in a file, synced to the disk. What breaks off leaves nothing.
 *
 * @throws FrontdoorError `bytes-store-trouble`; what the source throws.
 */
export async function gather(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  folder: () => Promise<string>,
): Promise<Uint8Array | BytesFile> {
  let file: GatheredFile | undefined;
  let held: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const bytes of source) {
      size += bytes.byteLength;
      if (!file && size <= LARGE_BYTES) {
        held.push(bytes);
        continue;
      }
      file ??= await GatheredFile.in(await folder());
      for (const each of held) await file.write(each);
      held = [];
      await file.write(bytes);
    }
    return file ? await file.end(size) : Buffer.concat(held);
  } catch (error) {
    await file?.drop();
    throw error;
  }
}

class GatheredFile {
  private readonly hash = createHash('sha256');

  private constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  static in(folder: string): Promise<GatheredFile> {
    const name = path.join(folder, randomUUID());
    return onDisk(async () => new GatheredFile(await open(name, 'wx', 0o600), name));
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (const piece of piecesOf(bytes)) {
      this.hash.update(piece);
      await onDisk(() => this.handle.writeFile(piece));
    }
  }

  async end(size: number): Promise<BytesFile> {
    await onDisk(() => this.handle.sync());
    await onDisk(() => this.handle.close());
    return { path: this.path, digest: this.hash.digest('hex'), size };
  }

  async drop(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true }).catch(() => undefined);
  }
}

/** The same bytes, not copied. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

/** SHA-256 of a file, in hexadecimal, and its size. What is read lies in one piece of memory, which leaves nothing to collect. */
export async function digestOfFile(file: string): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    for (let size = 0; ;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE, size);
      if (bytesRead === 0) return { digest: hash.digest('hex'), size };
      hash.update(piece.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
