import { FrontdoorError } from '@frontdoor/kernel';
import { describeError } from '../observe/describe-error.js';

/**
 * A stop that hangs this long, whatever it waits for, ends the process at once, as does a second Ctrl-C. Below the 10
 * seconds after which container engines kill.
 */
const GRACE_MS = 8_000;

/**
 * Runs a process from start to Ctrl-C: says what it does in plain lines, stops cleanly on SIGINT and SIGTERM, and
 * leaves with exit code 1 and one plain sentence when it cannot start. So it does with one line that holds no values
 * after an error that nobody caught, since nobody knows what state that left behind.
 */
export async function runProcess(
  start: (say: (line: string) => void) => Promise<() => Promise<void>>,
): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  process.on('uncaughtException', (error: unknown) => end(unexpected(error)));
  process.on('unhandledRejection', (error: unknown) => end(unexpected(error)));
  let running: (() => Promise<void>) | undefined;
  const started = start(say).then((stop) => (running = stop));
  let stopping = false;
  const leave = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping …');
    setTimeout(() => {
      say(`${running ? 'Stopping' : 'Starting'} takes too long; ended in the middle of it.`);
      process.exit(1);
    }, GRACE_MS).unref();
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
    end(plain(error) ?? `Frontdoor could not start: ${(error as Error).message}`);
  }
}

function end(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const plain = (error: unknown): string | undefined =>
  error instanceof FrontdoorError ? `${error.message} ${error.remedy}` : undefined;

/** Its message may quote what somebody wrote, so only where it happened is told. */
function unexpected(error: unknown): string {
  const told = plain(error);
  if (told) return told;
  const { type, code, stack } = describeError(error instanceof Error ? error : new Error());
  return JSON.stringify({
    level: 60,
    msg: 'ended by an error that nobody caught',
    err: { type, code, stack },
  });
}
