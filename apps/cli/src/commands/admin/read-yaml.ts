import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { CommandFault } from '../../faults.js';

/** A file in YAML, of which JSON is a part. @param refused code of a file that cannot be read as that */
export async function readYaml(file: string, refused: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFault('file-missing', `There is no file ${file}.`, 'Name a file in YAML or JSON.');
  });
  const document = parseDocument(text);
  const [first] = document.errors;
  if (!first) return document.toJS() as unknown;
  const line = first.linePos ? ` line ${first.linePos[0].line}` : '';
  const message = first.message.replace(/ at line \d+, column \d+:\n[^]*$/, '');
  throw new CommandFault(
    refused,
    `${file} cannot be read:${line} ${message}.`,
    'Give it as YAML or JSON, as the command prints it.',
  );
}
