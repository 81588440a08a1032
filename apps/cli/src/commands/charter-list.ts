import { listPromises, loadPacks, sayPromises } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import type { ExitCode, Io } from '../io.js';
import { document } from '../table.js';

/** Lists every promise. Packs with faults are left out, their faults said, and the exit code is 1. */
export async function list(io: Io, dir: string | undefined, { json }: { json?: boolean }): Promise<ExitCode> {
  const { packs, faults } = await loadPacks(dir ?? chartersFolder(io));
  for (const { file, path, message } of faults) io.err(`${file}: ${path ? `${path}: ` : ''}${message}\n`);
  const promises = listPromises(packs.values());
  if (json) await io.out(document(promises));
  else if (promises.length > 0) await io.out(sayPromises(promises));
  return faults.length > 0 ? 1 : 0;
}
