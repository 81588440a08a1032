import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '@frontdoor/platform';
import type { Io } from './io.js';

/** The folder of the charter packs: CHARTERS_DIR, or the packs that came with this program when it names none here. */
export function chartersFolder(io: Io): string {
  const { CHARTERS_DIR, chartersDir } = readConfig(io.environment);
  if (CHARTERS_DIR !== 'charters' || existsSync(chartersDir)) return chartersDir;
  const shipped = SHIPPED.map((up) => path.resolve(import.meta.dirname, up, 'charters')).find((folder) =>
    existsSync(folder),
  );
  return shipped ?? chartersDir;
}

/** From the sources and from the build. */
const SHIPPED = ['../../..', '../../../..'];
