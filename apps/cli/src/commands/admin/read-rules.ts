import { readFile } from 'node:fs/promises';
import { CommandFault } from '../../faults.js';

/** A file with rules as JSON. */
export const readRules = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new CommandFault(
      'file-missing',
      `There is no file ${file}.`,
      'Name a file with the rules as JSON.',
    );
  });
