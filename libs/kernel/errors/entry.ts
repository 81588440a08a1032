/** What a fault means to its caller; the HTTP edge turns it into a status, the CLI into an exit code. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'wrong-method'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'
  | 'internal';

export interface ErrorEntry {
  kind: FaultKind;
  /** One plain sentence: what is wrong. `{name}` is replaced by a detail of that name. */
  message: string;
  /** One plain sentence: what to do about it. */
  remedy: string;
}

/** Keeps the codes of a table as its type. */
export const errors = <T extends Record<string, ErrorEntry>>(table: T): T => table;
