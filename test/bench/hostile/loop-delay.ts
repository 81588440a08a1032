/**
 * Loaded into the hub before itself (`--import`): how late its event loop was since the last SIGUSR2, written to the file
 * LOOP_DELAY_FILE as JSON at each SIGUSR2. Milliseconds beyond those that the measuring itself waits.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION_MS = 5;

if (isMainThread && process.env.LOOP_DELAY_FILE) {
  const file = process.env.LOOP_DELAY_FILE;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  process.on('SIGUSR2', () => {
    const told = { p99Ms: late(delay.percentile(99)), maxMs: late(delay.max) };
    writeFileSync(`${file}.new`, JSON.stringify(told));
    renameSync(`${file}.new`, file);
    delay.reset();
  });
}
