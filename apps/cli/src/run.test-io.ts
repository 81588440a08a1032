import { Readable } from 'node:stream';
import type { ExitCode, Io } from './io.js';
import { run } from './run.js';

export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
  /** Standard output as the one JSON document it must be. */
  json: () => unknown;
}

/** Runs a command line in this process, with settings and standard input of its own. */
export async function frontdoor(
  words: readonly string[],
  { environment = {}, input = '' }: { environment?: Io['environment']; input?: string } = {},
): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await run(words, {
    input: Readable.from(input === '' ? [] : [input]),
    out: async (text) => void (out += text),
    err: (text) => void (err += text),
    watched: false,
    environment,
  });
  return { code, out, err, json: () => JSON.parse(out) as unknown };
}
