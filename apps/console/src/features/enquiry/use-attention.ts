import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { stopWriting, writingOn } from '../../state/writing.js';

/** The hub takes a window for gone that says nothing for 25 seconds. */
const AGAIN_MS = 10_000;

/**
 * Says that this window has an enquiry on the screen and whether something is written there, while it is not hidden.
 * Gives the colleagues who have it on theirs.
 */
export const useAttention = (id: string) => {
  const [window] = useState(() => crypto.randomUUID());
  const { data, refetch } = useQuery({
    queryKey: keys.attention(id),
    queryFn: () => {
      const looks = writingOn.read() === id ? ('writing' as const) : ('looking' as const);
      const state = document.visibilityState === 'hidden' ? ('gone' as const) : looks;
      return call(api.attend, { params: { id }, body: { window, state } });
    },
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: 'always',
    retry: false,
    gcTime: 0,
  });
  useEffect(() => writingOn.listen(() => void refetch()), [refetch]);
  useEffect(() => {
    const leave = () => {
      const body = { window, state: 'gone' as const };
      // Whoever cannot say so is forgotten in a moment.
      void call(api.attend, { params: { id }, body }, { keepalive: true }).catch(() => undefined);
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      stopWriting();
      leave();
    };
  }, [id, window]);
  return data?.others ?? [];
};
