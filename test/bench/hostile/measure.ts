/**
 * A process of its own for one job, since what a reader takes of processor and memory is told of whole processes:
 * the search for the worst inputs of a reader, or what one input costs. The job comes as JSON on standard input.
 */
import { text } from 'node:stream/consumers';
import { READERS, type ReaderName } from './readers.js';
import { searchWorst } from './search.js';
import { render, type Shape } from './shape.js';

export type Job =
  | { search: { reader: ReaderName; seed: number; milliseconds: number; bytes: number } }
  | { measure: { reader: ReaderName; shape: Shape; bytes: number } };

/** What one input took: processor time of all threads, and memory beyond that of the input. */
export interface Cost {
  cpuMs: number;
  peakMb: number;
}

async function costOf(reader: ReaderName, shape: Shape, bytes: number): Promise<Cost> {
  const input = render(shape, bytes);
  const memory = process.resourceUsage().maxRSS;
  const before = process.cpuUsage();
  await Promise.resolve()
    .then(() => READERS[reader].read(input))
    .catch(() => undefined);
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: Math.round((user + system) / 1000),
    peakMb: Math.round((process.resourceUsage().maxRSS - memory) / 1024),
  };
}

const job = JSON.parse(await text(process.stdin)) as Job;
const answer =
  'search' in job
    ? await searchWorst(READERS[job.search.reader], job.search)
    : await costOf(job.measure.reader, job.measure.shape, job.measure.bytes);
process.stdout.write(JSON.stringify(answer));
