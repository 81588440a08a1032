/** The program of a thread that simulates: it takes one question, says how far it is, and answers. */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type LookAhead, lookAhead } from '@frontdoor/routing/simulator';

/** About a third of what the hub's own thread gets when both want the same processor. */
const BEHIND = 5;

// Where processors are short, customers and agents go first. Only Linux gives each thread a priority of its own.
if (os.platform() === 'linux') os.setPriority(0, BEHIND);

const result = lookAhead(workerData as LookAhead, {
  clock: () => performance.now(),
  onRun: (done) => parentPort!.postMessage({ done }),
});
parentPort!.postMessage({ result });
