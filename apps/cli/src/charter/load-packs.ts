import { readPack, type Pack, type PackFault } from '@frontdoor/charter';
import { readCharterFiles } from './charter-files.js';

/** Every pack under a folder by its id, and what is wrong with the others. */
export async function loadPacks(dir: string): Promise<{ packs: Map<string, Pack>; faults: PackFault[] }> {
  const { charters, faults } = await readCharterFiles(dir);
  const packs = new Map<string, Pack>();
  for (const { files } of charters) {
    const read = readPack(files);
    faults.push(...read.faults);
    if (read.pack) packs.set(read.pack.id, read.pack);
  }
  return { packs, faults };
}
