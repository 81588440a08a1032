import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Cost, Job } from './measure.js';
import type { Shape } from './shape.js';

/** A reader that takes longer than this for one input has no bound that is worth the name. */
const LONGEST_MS = 180_000;

export function runJob(job: Extract<Job, { search: unknown }>): Promise<Shape[]>;
export function runJob(job: Extract<Job, { measure: unknown }>): Promise<Cost>;
/**
 * What a job answers, from a process of its own.
 *
 * @throws Error when it failed, or took longer than three minutes.
 */
export async function runJob(job: Job): Promise<unknown> {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', path.resolve('dist/test/bench/hostile/measure.js')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  child.stdin.end(JSON.stringify(job));
  const answer = await text(child.stdout);
  clearTimeout(tooLong);
  if (answer === '') throw new Error(`No answer within ${LONGEST_MS / 1000} s to ${JSON.stringify(job)}`);
  return JSON.parse(answer);
}
