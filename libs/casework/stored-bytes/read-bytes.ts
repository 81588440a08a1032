import { open, readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { type BytesFile, isKept, type KeptBytes } from '@frontdoor/kernel';
import { DataSource, findStoredReceipt, rawBytes } from '@frontdoor/persistence';
import { rawOf, type RowBytes } from './raw.js';
import { StoredBytes } from './stored-bytes.js';

/** Where the bytes of a receipt are: in its row, or in the store under a digest. */
interface ReceiptBytes {
  id: string;
  size: number;
  digest: string | null;
}

/** Reads bytes wherever they lie. All throw FrontdoorError `bytes-damaged`, `bytes-store-trouble`, `bytes-elsewhere`. */
@Injectable()
export class ReadBytes {
  constructor(
    private readonly source: DataSource,
    private readonly stored: StoredBytes,
  ) {}

  /** What came in, as it came. */
  async ofReceipt({ id, size, digest }: ReceiptBytes): Promise<Buffer> {
    if (digest !== null) return this.whole({ digest, size });
    return (await rawBytes(this.source, id, size)) ?? this.whole(await this.movedTo(id));
  }

  /** The first bytes of it, at most `most`. */
  async startOfReceipt({ id, size, digest }: ReceiptBytes, most: number): Promise<Uint8Array> {
    const inRow = digest === null ? await rawBytes(this.source, id, Math.min(size, most)) : undefined;
    if (inRow) return inRow;
    const kept = digest === null ? await this.movedTo(id) : { digest, size };
    return this.stored.lend(kept, ({ path }) => startOf(path, most));
  }

  /** All of it, for as long as `work` takes; what is large is not held in memory. */
  async lendReceipt<T>(
    { id, size, digest }: ReceiptBytes,
    work: (raw: Uint8Array | BytesFile) => Promise<T>,
  ): Promise<T> {
    const inRow = digest === null ? await rawBytes(this.source, id, size) : undefined;
    if (inRow) return work(inRow);
    return this.stored.lend(digest === null ? await this.movedTo(id) : { digest, size }, work);
  }

  async ofRow({ content, digest, size }: RowBytes): Promise<Uint8Array> {
    return content ?? this.whole({ digest: digest!, size });
  }

  /** All of it, for as long as `work` takes; what is large is not held in memory. */
  async lendRow<T>(row: RowBytes, work: (raw: Uint8Array | BytesFile) => Promise<T>): Promise<T> {
    const raw = rawOf(row);
    return isKept(raw) ? this.stored.lend(raw, work) : work(raw);
  }

  /** The first bytes of it, at most `most`. */
  async startOfRow(row: RowBytes, most: number): Promise<Uint8Array> {
    const raw = rawOf(row);
    return isKept(raw) ? this.stored.lend(raw, ({ path }) => startOf(path, most)) : raw.subarray(0, most);
  }

  /** What lay in the row a moment ago. */
  private async movedTo(id: string): Promise<KeptBytes> {
    const [kept] = await findStoredReceipt(this.source, { id });
    if (!kept) throw new Error(`The receipt ${id} has no bytes`);
    return kept;
  }

  private whole(kept: KeptBytes): Promise<Buffer> {
    return this.stored.lend(kept, ({ path }) => readFile(path));
  }
}

async function startOf(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
