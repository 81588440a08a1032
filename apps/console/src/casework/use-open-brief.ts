import { api } from '@frontdoor/contracts';
import { useEffect } from 'react';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';

/** Says that I have a brief before me, which is kept as evidence. */
export const useOpenBrief = () => useAction(api.openBrief, { refresh: [keys.enquiries, keys.calls] });

/** Says so by itself for a brief that stands on the panel of a call that rings. */
export const useBriefShown = (handoverId: string | undefined) => {
  const { mutate } = useOpenBrief();
  useEffect(() => {
    if (handoverId !== undefined) mutate({ params: { id: handoverId }, body: { how: 'ringing' } });
    // Once for each brief.
  }, [handoverId, mutate]);
};
