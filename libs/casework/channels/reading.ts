import { READING_PROGRAM } from '@frontdoor/channels';
import type { ReadApart } from '@frontdoor/channels/core';
import { type Config, ReadingThreads } from '@frontdoor/platform';

/** The threads of a process that read what came in; they start when they are needed, and are closed by who made them. */
export const readingThreads = (
  config: Pick<Config, 'READING_THREADS' | 'READING_SECONDS' | 'READING_MEMORY_MB'>,
): ReadingThreads =>
  new ReadingThreads(READING_PROGRAM, {
    threads: config.READING_THREADS,
    milliseconds: config.READING_SECONDS * 1000,
    memoryMb: config.READING_MEMORY_MB,
  });

/** Where pages of files are drawn for people to look at: apart from the mail that comes in, which it must not hold up. */
export class DrawingThread extends ReadingThreads {}

/** One file at a time. WebAssembly keeps its memory outside of the heap, which is small here. */
const DRAWING = { threads: 1, milliseconds: 10_000, memoryMb: 128 };

export const drawingThread = (): DrawingThread => new DrawingThread(READING_PROGRAM, DRAWING);

/** Where letters are written: what an agent looks at and what leaves, apart from what strangers sent. */
export class WritingThread extends ReadingThreads {}

const WRITING = { threads: 1, milliseconds: 20_000, memoryMb: 128 };

export const writingThread = (): WritingThread => new WritingThread(READING_PROGRAM, WRITING);

/** Has readers read in these threads. */
export const readingIn =
  (threads: ReadingThreads): ReadApart =>
  (reader, bytes, options, how) =>
    threads.run(reader.name, bytes, options, how) as never;
