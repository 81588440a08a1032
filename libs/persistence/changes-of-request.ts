import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ made: boolean }>();

/** Runs the work of one request; whether a transaction of it was committed is remembered. */
export const watchingChanges = <T>(work: () => T): T => current.run({ made: false }, work);

/** A transaction was committed. */
export function changesMade(): void {
  const request = current.getStore();
  if (request) request.made = true;
}

/** Whether a transaction of the request around the caller was committed: then nobody may be told that nothing was done. */
export const hasMadeChanges = (): boolean => current.getStore()?.made ?? false;
