import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction that the running code is part of. */
export interface OpenTransaction {
  open: boolean;
  /** Reading of `performance.now()` after which nothing more is done in it. */
  until: number;
}

const current = new AsyncLocalStorage<OpenTransaction>();
const told = new Set<string>();
let refusing = false;

/**
 * Has a second connection inside a transaction throw. Without it the place is told once as a warning of the process.
 * For tests and trial runs: whoever holds a connection and waits for another can stop a whole process, when as many
 * do so at once as there are connections.
 */
export function refuseSecondConnections(): void {
  refusing = true;
}

/** The transaction that is open around the caller. */
export function openTransaction(): OpenTransaction | undefined {
  const found = current.getStore();
  return found?.open ? found : undefined;
}

/** Runs `work` as part of a transaction, until it settles. */
export async function insideTransaction<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const transaction = { open: true, until: performance.now() + ms };
  try {
    return await current.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/** Starts `work` as no part of the transaction around the caller, which must not wait for it. */
export const outsideTransaction = <T>(work: () => T): T => current.exit(work);

/** Asked where somebody wants a connection: the error that names the place, when that is inside a transaction. */
export function refusalInsideTransaction(): Error | undefined {
  if (!openTransaction()) return undefined;
  const place = placeOf(stack());
  const text = `A second connection was asked for inside a transaction, by ${place}: use the manager of the transaction`;
  if (refusing) return new Error(text);
  if (!told.has(place)) process.emitWarning(text, { code: 'SECOND_CONNECTION' });
  told.add(place);
  return undefined;
}

function stack(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  const { stack: text = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return text;
}

/** Libraries, and what of this one stands between them and the code that asks. */
const BETWEEN =
  /node_modules|node:|<anonymous>|libs\/persistence\/(queries\/query|bulk-write|connections|open-transaction|transaction)\.[jt]s/;

function placeOf(text: string): string {
  const place = text.split('\n').find((line) => line.startsWith('    at ') && !BETWEEN.test(line));
  return place?.trim().replace(/^at (async )?/, '') ?? 'an unknown place';
}
