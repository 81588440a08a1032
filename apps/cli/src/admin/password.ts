import { Writable } from 'node:stream';
import readline from 'node:readline';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { CommandFault } from '../faults.js';
import type { Io } from '../io.js';

const SHORTEST = 12;
const LONGEST = 200;

/** A new password: read from standard input when asked for, else made up. It is never an argument, where others could see it. */
export async function newPassword(
  io: Io,
  fromInput: boolean | undefined,
): Promise<{ password: string; generated: boolean }> {
  if (!fromInput) return { password: madeUp(), generated: true };
  const password = await firstLine(io);
  if (password.length >= SHORTEST && password.length <= LONGEST) return { password, generated: false };
  throw new CommandFault(
    'password-unfit',
    `The password on standard input has ${password.length} characters; ${SHORTEST} to ${LONGEST} are needed.`,
    'Give a longer one on one line, or leave --password-stdin out and one is made.',
  );
}

/** Two references together have about 78 bits and can be read aloud. */
function madeUp(): string {
  const ids = new Ids(new SystemClock());
  return `${ids.reference()}-${ids.reference()}`.toLowerCase();
}

/** The first line of standard input; typed at a terminal, it is not shown. */
async function firstLine(io: Io): Promise<string> {
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
