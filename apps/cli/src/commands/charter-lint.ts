import { SystemClock } from '@frontdoor/kernel';
import { lintPacks, sayLint } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import type { ExitCode, Io } from '../io.js';
import { document } from '../table.js';

/** Reports all faults of the packs at once. */
export async function lint(io: Io, dir: string | undefined, { json }: { json?: boolean }): Promise<ExitCode> {
  const found = await lintPacks(dir ?? chartersFolder(io), new SystemClock().now());
  const { text, exitCode } = sayLint(found);
  await io.out(json ? document(found) : text);
  return exitCode;
}
