import { updateHolidayFile } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import type { ExitCode, Io } from '../io.js';
import { document } from '../table.js';

/** Takes over a downloaded list of bank holidays; with faults nothing is written. */
export async function holidays(io: Io, file: string, { json }: { json?: boolean }): Promise<ExitCode> {
  const { text: _written, ...said } = await updateHolidayFile(chartersFolder(io), file);
  if (json) await io.out(document(said));
  return 0;
}
