import type { Readable } from 'node:stream';
import type { BytesFile, KeptBytes } from '@frontdoor/kernel';

/** Some of the bytes: from the first, which is 0, so many. */
export interface Range {
  from: number;
  length: number;
}

/** A file that is given back after use. */
export interface Lent extends BytesFile {
  release(): Promise<void>;
}

/**
 * Keeps large bytes, each once, under their digest. What `put` has resolved for is there after any loss of power. Several
 * processes use one store; each database has a place of its own in it.
 *
 * Every method throws FrontdoorError `bytes-store-trouble` where the store cannot be reached or is full, and
 * `bytes-damaged` for bytes that are missing or are not what was kept.
 */
export interface ByteStore {
  /** For operators: “the folder /srv/files”. */
  readonly name: string;
  /** Where bytes are gathered while they come. There once the place of the database was found. */
  readonly gathering: string;
  /** Makes the place of a database that has none yet. */
  make(id: string): Promise<void>;
  /** Whether this store has the place of the database; then it is used. */
  enter(id: string): Promise<boolean>;
  /** Undoes `make`, where another process was quicker. */
  unmake(id: string): Promise<void>;
  /** Keeps what lies in a file that `gathering` holds, and takes the file away. */
  put(file: BytesFile): Promise<void>;
  /** Bytes as they come, unchecked. */
  get(digest: string, range?: Range): Promise<Readable>;
  /** Size of what is kept; undefined where nothing is. */
  head(digest: string): Promise<number | undefined>;
  delete(digest: string): Promise<void>;
  /** All of it in a file of this machine, checked. */
  lend(kept: KeptBytes): Promise<Lent>;
  /** One sentence on how it is. */
  probe(): Promise<string>;
}

/** In a place of a database, so that a folder is known again and one that is not mounted is not taken for it. */
export const MARKER = 'frontdoor-files';

/** Spread, so that no folder gets too many. */
export const pathOf = (digest: string): string => `${digest.slice(0, 2)}/${digest}`;
