import { existsSync } from 'node:fs';
import { updateHolidayFile } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import { CommandFault } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { document } from '../table.js';

/** Takes over a downloaded list of bank holidays; with faults nothing is written. */
export async function holidays(io: Io, file: string, { json }: { json?: boolean }): Promise<ExitCode> {
  if (!existsSync(file))
    throw new CommandFault(
      'file-missing',
      `There is no file ${file}.`,
      'Download gov.uk/bank-holidays.json and name the file.',
    );
  const { added, removed, faults } = await updateHolidayFile(chartersFolder(io), file);
  if (json) await io.out(document({ added, removed, faults }));
  else await io.out(say(added, removed, faults));
  return faults.length > 0 ? 1 : 0;
}

function say(
  added: readonly string[],
  removed: readonly string[],
  faults: readonly { file: string; path: string; message: string }[],
): string {
  const lines = [
    ...faults.map(({ file, path, message }) => `${file}: ${path ? `${path}: ` : ''}${message}`),
    ...added.map((line) => `added    ${line}`),
    ...removed.map((line) => `removed  ${line}`),
    faults.length > 0
      ? 'Nothing was written.'
      : `${added.length} added, ${removed.length} removed. Restart the hub, so that open commitments are reckoned anew.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
