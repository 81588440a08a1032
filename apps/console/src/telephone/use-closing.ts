import { useState } from 'react';
import { useMe } from '../session/me.js';
import { draftPlace } from '../state/drafts.js';
import { type Closing, readClosing } from './closing.js';

/** How a call ended, kept in the tab while it is written: a reload loses nothing, and a log-out forgets it. */
export const useClosing = (callId: string) => {
  const place = draftPlace(useMe().id, `call-${callId}`);
  const [closing, setClosing] = useState<Closing>(() => readClosing(sessionStorage.getItem(place)));
  return {
    closing,
    change: (changes: Partial<Closing>) => {
      const next = { ...closing, ...changes };
      sessionStorage.setItem(place, JSON.stringify(next));
      setClosing(next);
    },
    /** It was said. */
    forget: () => sessionStorage.removeItem(place),
  };
};
