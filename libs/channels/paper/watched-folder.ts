import type { Stats } from 'node:fs';
import { lstat, mkdir, opendir, readFile, rename, writeFile } from 'node:fs/promises';
import type { Channel } from '@frontdoor/contracts';

/** A file that waits in the folder of an entry point. Names are bytes: not every scanner writes UTF-8. */
export interface WaitingFile {
  channel: Channel;
  /** The name of its folder. */
  entryPoint: string;
  folder: Buffer;
  name: Buffer;
  /** The same while nobody writes into it. */
  state: string;
  size: number;
  modifiedAt: number;
}

const SLASH = Buffer.from('/');
/** Names that programs give to what they still write, or keep for themselves. */
const NOT_YET = /^[.~]|(?:~|\.(?:tmp|temp|part|partial|crdownload|filepart))$/i;
const TAKEN = Buffer.from('taken');
const REFUSED = Buffer.from('refused');

const within = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, SLASH, name]);
const pathOf = ({ folder, name }: WaitingFile): Buffer => within(folder, name);

/** So many folders of a channel are looked into. */
const MOST_FOLDERS = 1000;

/** The oldest so many files in all folders of entry points, whatever else lies there; links are followed nowhere. */
export async function waitingFiles(
  root: string,
  channels: readonly Channel[],
  most: number,
): Promise<WaitingFile[]> {
  let found: WaitingFile[] = [];
  const oldest = () => found.toSorted((a, b) => a.modifiedAt - b.modifiedAt).slice(0, most);
  for (const channel of channels) {
    const ofChannel = within(Buffer.from(root), Buffer.from(channel));
    const folders: Buffer[] = [];
    for await (const name of namesIn(ofChannel, (each) => each.isDirectory())) {
      folders.push(name);
      if (folders.length >= MOST_FOLDERS) break;
    }
    for (const entryPoint of folders) {
      const folder = within(ofChannel, entryPoint);
      for await (const name of namesIn(folder, (each) => each.isFile())) {
        const stats = await lstat(within(folder, name)).catch(() => undefined);
        if (!stats?.isFile()) continue;
        found.push({ ...{ channel, folder, name, entryPoint: entryPoint.toString() }, ...stateOf(stats) });
        // Of ten thousand files few are remembered at a time.
        if (found.length >= 2 * most) found = oldest();
      }
    }
  }
  return oldest();
}

const stateOf = ({ size, mtimeMs, ino }: Stats): Pick<WaitingFile, 'state' | 'size' | 'modifiedAt'> => ({
  state: `${ino} ${size} ${mtimeMs}`,
  size,
  modifiedAt: mtimeMs,
});

/** Whole folders are never read into memory. */
async function* namesIn(
  folder: Buffer,
  isWanted: (entry: { isFile(): boolean; isDirectory(): boolean }) => boolean,
): AsyncGenerator<Buffer> {
  // Its types know no path of bytes.
  const entries = await opendir(folder, { encoding: 'buffer' as BufferEncoding });
  for await (const entry of entries) {
    const name = entry.name as unknown as Buffer;
    if (isWanted(entry) && !NOT_YET.test(name.toString())) yield name;
  }
}

export const readWaiting = (file: WaitingFile): Promise<Buffer> => readFile(pathOf(file));

/** Its letters are durable: it goes to `taken`, beside one of the same name. */
export const moveTaken = (file: WaitingFile, mark: string): Promise<void> =>
  moveTo(file, TAKEN, mark).then(() => undefined);

/** It is no scan: it goes to `refused`, with a text that says why. */
export async function moveRefused(file: WaitingFile, mark: string, why: string): Promise<void> {
  const moved = await moveTo(file, REFUSED, mark);
  await writeFile(Buffer.concat([moved, Buffer.from('.txt')]), `${why}\n`);
}

async function moveTo(file: WaitingFile, folder: Buffer, mark: string): Promise<Buffer> {
  const target = within(file.folder, folder);
  await mkdir(target, { recursive: true });
  const wanted = within(target, file.name);
  const isFree = await lstat(wanted).then(
    () => false,
    () => true,
  );
  const moved = isFree ? wanted : within(target, Buffer.concat([Buffer.from(`${mark} `), file.name]));
  await rename(pathOf(file), moved);
  return moved;
}
