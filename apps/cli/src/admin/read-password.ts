import { Writable } from 'node:stream';
import readline from 'node:readline';
import type { Io } from '../io.js';

/**
 * The first line of standard input; typed at a terminal, it is not shown. A password is never an argument, where
 * other users of the machine could see it.
 */
export async function readPassword(io: Io): Promise<string> {
  if (io.input.isTTY) io.err('New password: ');
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = readline.createInterface({
    input: io.input,
    output: hidden,
    terminal: io.input.isTTY ?? false,
  });
  for await (const line of lines) {
    if (io.input.isTTY) io.err('\n');
    return line;
  }
  return '';
}
