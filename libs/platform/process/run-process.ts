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
  const started = start(say);
  let stopping = false;
  const leave = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping …');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    try {
      // A start under way is finished first: what it started is known only then.
      const stop = await started;
      await stop();
      say('Stopped.');
      process.exit(0);
    } catch (error) {
      say(`Stopping failed: ${(error as Error).message}`);
      process.exit(1);
    }
  };
  process.on('SIGINT', () => void leave());
  process.on('SIGTERM', () => void leave());
  try {
    await started;
  } catch (error) {
    const plain =
      error instanceof FrontdoorError
        ? `${error.message} ${error.remedy}`
        : `Frontdoor could not start: ${(error as Error).message}`;
    process.stderr.write(`${plain}\n`);
    process.exit(1);
  }
}
