import type { BytesFile } from '@frontdoor/kernel';

/**
 * Makes sense of bytes from outside. It runs in a thread of its own, so it is a function of its input, which, like its
 * result, must be what can be handed from thread to thread. It keeps limits of its own on what sets its cost; the limits
 * of the thread on time and memory are the net below.
 */
export interface Reader<Options, Result> {
  /** No other reader has it. */
  name: string;
  read(bytes: Uint8Array, options: Options): Result | Promise<Result>;
}

/**
 * Has a reader read in a thread that is not the caller's.
 *
 * @throws FrontdoorError `reading-stopped` when it took more time or memory than it may, or ended its thread;
 *   `reading-busy` when it was not read and may be later.
 */
export type ReadApart = <Options, Result>(
  reader: Reader<Options, Result>,
  bytes: Uint8Array | BytesFile,
  options: Options,
  how?: Giving,
) => Promise<Result>;

/** Bytes that are given away need not be copied; their buffer is empty for who gave them. */
export interface Giving {
  giveAway: boolean;
}

/** A reader; `libs/channels/readers.ts` lists them all. */
export const defineReader = <Options, Result>(
  name: string,
  read: Reader<Options, Result>['read'],
): Reader<Options, Result> => ({ name, read });
