import { FrontdoorError } from '@frontdoor/kernel';

/** A second Ctrl-C, or a stop that hangs this long, ends the process at once. */
const PATIENCE_MS = 20_000;

/**
 * Runs a process from start to Ctrl-C: says what it does in plain lines, stops cleanly on SIGINT and SIGTERM, and
 * leaves with exit code 1 and one plain sentence when it cannot start.
 */
export async function runProcess(
  start: (say: (line: string) => void) => Promise<() => Promise<void>>,
): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const stop = await start(say);
    let stopping = false;
    const leave = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      say('Stopping …');
      setTimeout(() => process.exit(1), PATIENCE_MS).unref();
      stop().then(
        () => {
          say('Stopped.');
          process.exit(0);
        },
        (error: Error) => {
          say(`Stopping failed: ${error.message}`);
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', leave);
    process.on('SIGTERM', leave);
  } catch (error) {
    const plain =
      error instanceof FrontdoorError
        ? `${error.message} ${error.remedy}`
        : `Frontdoor could not start: ${(error as Error).message}`;
    process.stderr.write(`${plain}\n`);
    process.exit(1);
  }
}
