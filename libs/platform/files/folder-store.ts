import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { BytesFile, KeptBytes } from '@frontdoor/kernel';
import { type ByteStore, type Lent, MARKER, pathOf, type Range } from './byte-store.js';
import { digestOfFile } from './gather.js';
import { damaged, onDisk, storeTrouble } from './store-trouble.js';

/** Below this, operators are told. */
const LITTLE_ROOM = 512 * 1024 * 1024;

/**
 * Large bytes in a folder: `ID/ab/abcdef…`, where ID is the database's. A file is written under another name beside them,
 * synced, moved into place, and its folder synced; so a name never stands for half a file.
 */
export class FolderStore implements ByteStore {
  private id: string | undefined;

  constructor(private readonly folder: string) {}

  get name(): string {
    return `the folder ${this.folder}`;
  }

  get gathering(): string {
    return this.place('arriving');
  }

  async make(id: string): Promise<void> {
    await onDisk(async () => {
      const place = path.join(this.folder, id);
      await mkdir(path.join(place, 'arriving'), { recursive: true, mode: 0o700 });
      await writeFile(path.join(place, MARKER), `${id}\n`, { mode: 0o600, flush: true });
      await syncFolder(place);
      await syncFolder(this.folder);
    });
  }

  async unmake(id: string): Promise<void> {
    await onDisk(() => rm(path.join(this.folder, id), { recursive: true, force: true }));
  }

  async enter(id: string): Promise<boolean> {
    const marker = await onDisk(() => readOrNothing(path.join(this.folder, id, MARKER)));
    if (marker?.trim() !== id) return false;
    this.id = id;
    // A copy of the folder may have come without what was empty.
    await onDisk(() => mkdir(this.gathering, { recursive: true, mode: 0o700 }));
    return true;
  }

  async put({ path: from, digest }: BytesFile): Promise<void> {
    await onDisk(async () => {
      const to = this.place(pathOf(digest));
      const folder = path.dirname(to);
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(from, to);
      await syncFolder(folder);
      if (made !== undefined) await syncFolder(this.place());
    });
  }

  async get(digest: string, range?: Range): Promise<Readable> {
    const file = this.place(pathOf(digest));
    if ((await this.head(digest)) === undefined) throw damaged('missing');
    return createReadStream(file, range && { start: range.from, end: range.from + range.length - 1 });
  }

  async head(digest: string): Promise<number | undefined> {
    return onDisk(async () => {
      try {
        return (await stat(this.place(pathOf(digest)))).size;
      } catch (error) {
        // A drive that is not mounted has nothing in it either: that is trouble, and no loss.
        if (!isMissing(error) || !(await this.isThere())) throw error;
        return undefined;
      }
    });
  }

  async delete(digest: string): Promise<void> {
    await onDisk(() => rm(this.place(pathOf(digest)), { force: true }));
  }

  async lend(kept: KeptBytes): Promise<Lent> {
    if ((await this.head(kept.digest)) === undefined) throw damaged('missing');
    const file = this.place(pathOf(kept.digest));
    const { digest } = await onDisk(() => digestOfFile(file));
    if (digest !== kept.digest) throw damaged('not what was kept');
    return { ...kept, path: file, release: async () => undefined };
  }

  async probe(): Promise<string> {
    if (!(await onDisk(() => this.isThere()))) throw storeTrouble('the folder is gone');
    const probe = path.join(this.gathering, `probe-${process.pid}`);
    await onDisk(() => writeFile(probe, 'probe', { flush: true }));
    await onDisk(() => rm(probe, { force: true }));
    const { bavail, bsize } = await onDisk(() => statfs(this.place()));
    const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
    if (bavail * bsize < LITTLE_ROOM) throw storeTrouble(`the disk has only ${megabytes} MB left`);
    return `The folder takes files; ${megabytes} MB are free`;
  }

  private async isThere(): Promise<boolean> {
    return (await readOrNothing(this.place(MARKER))) !== undefined;
  }

  private place(name = ''): string {
    if (this.id === undefined) throw new Error('The store has not been entered');
    return path.join(this.folder, this.id, name);
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function readOrNothing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A name in a folder is there after a loss of power once the folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
