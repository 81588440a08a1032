import { CommanderError } from 'commander';
import { sayFault, asFault, WrongUsage } from './faults.js';
import type { ExitCode, Io } from './io.js';
import { createProgram } from './program.js';

/** Runs one command line (without `node` and the program's name) and resolves to its exit code. Never throws. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const json = words.includes('--json');
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => (exitCode = code));
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // Help in place of a command that was not named says enough.
    if (error instanceof CommanderError && error.code === 'commander.help') return 2;
    const fault = error instanceof CommanderError ? new WrongUsage(plain(error.message)) : error;
    sayFault(io, asFault(fault), json);
    return fault instanceof WrongUsage ? 2 : 1;
  }
}

/** Commander's message as a sentence. */
function plain(message: string): string {
  const [first, ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = [`${first!.charAt(0).toUpperCase()}${first!.slice(1)}`, ...rest].join(' ');
  return /[.?)]$/.test(sentence) ? sentence : `${sentence}.`;
}
