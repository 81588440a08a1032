import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  type BytesFile,
  Clock,
  FrontdoorError,
  Ids,
  isKept,
  type KeptBytes,
  LARGE_BYTES,
  type Raw,
} from '@frontdoor/kernel';
import { DataSource, findByteStore, noteByteStore, noteStoredBytes } from '@frontdoor/persistence';
import { BYTE_STORE, type ByteStore, gather, isStoreTrouble, piecesOf } from '@frontdoor/platform';

/** So long a refusal counts when nothing was taken since. */
const REFUSED_MS = 10 * 60_000;

/**
 * Large bytes beside the database. They are durable in the store before any row refers to them, and lie there once,
 * however many rows do.
 */
@Injectable()
export class StoredBytes {
  private opening: Promise<void> | undefined;
  /** The last that was not taken, until something is. */
  private refused: { at: number; error: unknown } | undefined;

  constructor(
    private readonly source: DataSource,
    @Inject(BYTE_STORE) private readonly store: ByteStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Finds the place of this database in the store, or makes the first. Every process has to find the same: one that looks
   * into another folder would keep bytes where the others cannot read them.
   *
   * @throws FrontdoorError `bytes-elsewhere`, `bytes-store-trouble`
   */
  open(): Promise<void> {
    this.opening ??= this.enter().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /**
   * Takes bytes as they come, never all of them into memory where they are many. Durable when it resolves; a row has to
   * refer to them soon. Not inside of a transaction.
   *
   * @throws FrontdoorError `bytes-store-trouble`, `bytes-elsewhere`; what the source throws.
   */
  async take(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Raw> {
    return this.noting(() => this.takeIn(source));
  }

  private async takeIn(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Raw> {
    const gathered = await gather(source, async () => {
      await this.open();
      return this.store.gathering;
    });
    if (gathered instanceof Uint8Array) return gathered;
    const { digest, size } = gathered;
    try {
      await noteStoredBytes(this.source, { digest, size, now: this.clock.now() });
      await this.store.put(gathered);
    } catch (error) {
      await rm(gathered.path, { force: true }).catch(() => undefined);
      throw error;
    }
    return { digest, size };
  }

  /**
   * One sentence on how the store is. What it refused a moment ago is told as well: one that is full may still answer.
   *
   * @throws FrontdoorError `bytes-store-trouble`
   */
  async probe(): Promise<string> {
    const found = await this.store.probe();
    if (this.refused && this.clock.now() - this.refused.at < REFUSED_MS) throw this.refused.error;
    return found;
  }

  private async noting(work: () => Promise<Raw>): Promise<Raw> {
    try {
      const result = await work();
      if (isKept(result)) this.refused = undefined;
      return result;
    } catch (error) {
      if (isStoreTrouble(error)) this.refused = { at: this.clock.now(), error };
      throw error;
    }
  }

  /** The same of bytes that somebody holds already, or that are kept. */
  async keep(raw: Raw): Promise<Raw> {
    return isKept(raw) || raw.byteLength <= LARGE_BYTES ? raw : this.take(piecesOf(raw));
  }

  /**
   * Lends the bytes as a file of this machine, checked against their digest.
   *
   * @throws FrontdoorError `bytes-damaged`, `bytes-store-trouble`, `bytes-elsewhere`
   */
  async lend<T>(kept: KeptBytes, work: (file: BytesFile) => Promise<T>): Promise<T> {
    await this.open();
    const lent = await this.store.lend(kept);
    const { digest, size, path } = lent;
    try {
      // Without the function that gives it back, it can be handed to a thread.
      return await work({ digest, size, path });
    } finally {
      await lent.release();
    }
  }

  /** Takes bytes out of the store that nothing refers to. @throws FrontdoorError `bytes-store-trouble`, `bytes-elsewhere` */
  async remove(digest: string): Promise<void> {
    await this.open();
    await this.store.delete(digest);
  }

  /** Removes what a process that died was gathering before an instant; how many files that were. */
  async removeLeft(before: number): Promise<number> {
    await this.open();
    const folder = this.store.gathering;
    let removed = 0;
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name);
      if ((await stat(file)).mtimeMs >= before) continue;
      await rm(file, { force: true });
      removed++;
    }
    return removed;
  }

  private async enter(): Promise<void> {
    const id = await this.place();
    if (!(await this.store.enter(id)))
      throw new FrontdoorError('bytes-elsewhere', { place: this.store.name, id });
  }

  private async place(): Promise<string> {
    const [known] = await findByteStore(this.source, {});
    if (known) return known.id;
    // First there, then noted: what is noted is there.
    const id = this.ids.uuid();
    await this.store.make(id);
    if ((await noteByteStore(this.source, { id })).length > 0) return id;
    await this.store.unmake(id);
    return (await findByteStore(this.source, {}))[0]!.id;
  }
}
