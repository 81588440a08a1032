import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const MEGABYTES = 1024;

/** A disk of its own in memory, small enough to be filled. */
export interface SmallDisk {
  folder: string;
  /** Leaves no room. */
  fill(): void;
  empty(): void;
  remove(): void;
}

/** Mounts it on a folder; undefined where this process may not mount, as ordinary users may not. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  fs.mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0755`, 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const file = fs.openSync(ballast, 'w');
      try {
        const piece = Buffer.alloc(1 << 20);
        for (;;) fs.writeSync(file, piece);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        fs.closeSync(file);
      }
    },
    empty: () => fs.rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['--lazy', folder]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
