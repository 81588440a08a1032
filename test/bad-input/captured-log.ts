/** What the hub of this process writes to its log, one line an entry; nothing of it reaches the terminal. */
export interface CapturedLog {
  readonly lines: readonly string[];
  release(): void;
}

/** Settings under which the hub logs everything it can, in lines that pass through `process.stdout.write`. */
export const LOG_EVERYTHING = { LOG_LEVEL: 'trace', LOG_FORMAT: 'plain' };

export function captureLog(): CapturedLog {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
    done?.();
    return true;
  };
  return {
    lines,
    release: () => {
      process.stdout.write = write;
    },
  };
}

export const errorLines = (log: CapturedLog): string[] =>
  log.lines.filter((line) => /^\d\d:\d\d:\d\d (error|fatal) /.test(line));
