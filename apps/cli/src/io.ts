import type { Readable } from 'node:stream';

/** 0: done. 1: a fault was found, or the command failed. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Gives the exit code of an action to whoever runs the program; no code means 0. */
export type RunAction = <A extends unknown[]>(
  action: (...args: A) => Promise<ExitCode | void>,
) => (...args: A) => Promise<void>;

/** The world around a command, so that tests can stand in for it. */
export interface Io {
  input: Readable & { isTTY?: boolean };
  /** Standard output: results and nothing else. Awaited, so that a slow reader slows the command down. */
  out: (text: string) => Promise<void>;
  /** Standard error: progress, remarks and errors. */
  err: (text: string) => void;
  /** True when a person watches standard error. */
  watched: boolean;
  /** Settings to use instead of those of the process. */
  environment?: Readonly<Record<string, string | undefined>>;
}

/** The streams of this process. A reader that goes away (`| head`) ends the process quietly. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  return {
    input: process.stdin,
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY ?? false,
  };
}
