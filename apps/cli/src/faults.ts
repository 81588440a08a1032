import type { Io } from './io.js';

/** Why a command failed: a stable code, a plain sentence, and what to do about it. */
export class CommandFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CommandFault';
  }
}

/** The command line itself cannot be understood: exit code 2. */
export class WrongUsage extends CommandFault {
  constructor(message: string, remedy = 'Add --help to see how the command is used.') {
    super('wrong-usage', message, remedy);
  }
}

interface Fault {
  code: string;
  message: string;
  remedy: string;
}

/** Any error in the same shape; those of the libraries have code and remedy already. */
export function asFault(error: unknown): Fault {
  const { code, message, remedy } = error as Partial<Fault>;
  const plain = message || String(error);
  if (typeof code === 'string' && typeof remedy === 'string') return { code, message: plain, remedy };
  if (LOST.has(code ?? '') || /Connection terminated|connection.*closed/i.test(plain))
    return {
      code: 'database-unreachable',
      message: `The database cannot be reached or went away (${code ?? plain}).`,
      remedy:
        'Check with `frontdoor status`, then run the command again; what it had not finished is undone.',
    };
  return {
    code: 'command-failed',
    message: `The command failed: ${plain.split('\n')[0]}.`.replace(/\.\.$/, '.'),
    remedy: 'Check the settings with `frontdoor config` and the hub with `frontdoor status`.',
  };
}

/** What the drivers and PostgreSQL say when the server is not there, shuts down or is still starting. */
const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', '57P01', '57P02', '57P03']);

/** Says it on standard error: one sentence and its remedy, or one JSON document. */
export function sayFault(io: Io, { code, message, remedy }: Fault, json: boolean): void {
  io.err(json ? `${JSON.stringify({ error: { code, message, remedy } })}\n` : `${message} ${remedy}\n`);
}
