import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../session/me.js';
import { draftPlace } from '../state/drafts.js';
import { makeStore } from '../state/store.js';
import { type Closing, readClosing } from './closing.js';

/** How often something was written, so that everything that shows it is drawn anew. */
const writes = makeStore(0);

/**
 * What is written about a call, from its first note to how it ended, kept in the tab: a reload loses nothing, and a log-out
 * forgets it.
 */
export const useClosing = (callId: string) => {
  const place = draftPlace(useMe().id, `call-${callId}`);
  const kept = useSyncExternalStore(writes.listen, () => sessionStorage.getItem(place));
  const closing = useMemo(() => readClosing(kept), [kept]);
  return {
    closing,
    change: (changes: Partial<Closing>) => {
      sessionStorage.setItem(place, JSON.stringify({ ...closing, ...changes }));
      writes.write(writes.read() + 1);
    },
    /** It was said. */
    forget: () => {
      sessionStorage.removeItem(place);
      writes.write(writes.read() + 1);
    },
  };
};
