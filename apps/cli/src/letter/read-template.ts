import { readFile } from 'node:fs/promises';
import { CommandFault } from '../faults.js';

/** The text of a template of letters. @throws CommandFault `file-missing` */
export async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CommandFault(
      'file-missing',
      `There is no file ${file} that can be read.`,
      'Write one, beginning with ours: `frontdoor letter template > letter.typ`.',
      { cause },
    );
  }
}
