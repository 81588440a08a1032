/**
 * The program of a reading thread: says that it is ready, then answers what it is given to read, one thing after the
 * other, until the thread is ended from outside. See libs/platform/reading.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { READERS } from './readers.js';

/** About a third of what the hub's own thread gets when both want the same processor. */
const BEHIND = 5;

interface Asked {
  reader: string;
  /** Or the file that they lie in. */
  bytes: Uint8Array | { path: string };
  options: unknown;
}

// Where processors are short, whoever waits for an answer goes first. Only Linux gives each thread a priority of its own.
if (os.platform() === 'linux') os.setPriority(0, BEHIND);

parentPort!.on('message', (asked: Asked) => {
  void answer(asked);
});
parentPort!.postMessage('ready');

async function answer({ reader, bytes, options }: Asked): Promise<void> {
  try {
    const found = READERS.get(reader);
    if (!found) throw new Error(`No reader is called ${reader}: list it in libs/channels/readers.ts`);
    parentPort!.postMessage({
      result: await found.read('path' in bytes ? readFileSync(bytes.path) : bytes, options as never),
    });
  } catch (error) {
    parentPort!.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}
