import { makeKeptStore, useStore } from '../state/store.js';

/** More than the hub tells of. */
const MOST = 20;

const kept = makeKeptStore('frontdoor-calls-put-aside', (ids) => ids ?? '');

/** Somebody wants to be told no more, in any tab of this browser, that a call of theirs was not put through. */
export const putAside = (id: string): void =>
  kept.write([id, ...kept.read().split(' ')].slice(0, MOST).join(' '));

export const usePutAside = (): ReadonlySet<string> => new Set(useStore(kept).split(' '));
