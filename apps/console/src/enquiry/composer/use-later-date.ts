import type { Commitment } from '@frontdoor/contracts';
import { useState } from 'react';
import { useZone } from '../../session/me.js';
import { useNow } from '../../time/use-now.js';
import { usualLaterDate, type LaterDate } from './later-date.js';

/** The later date being chosen, begun with the promise that falls due first and the usual date. */
export const useLaterDate = (commitments: readonly Commitment[]) => {
  const now = useNow();
  const zone = useZone();
  const [chosen, setChosen] = useState<Partial<LaterDate>>({});
  const promises = commitments.filter(({ canExtend, dueAt }) => canExtend && Date.parse(dueAt) > now);
  const promise = promises.find(({ id }) => id === chosen.commitmentId) ?? promises[0];
  const value: LaterDate = {
    commitmentId: promise?.id ?? '',
    until:
      chosen.until === undefined ? (promise ? usualLaterDate(promise.dueAt, now, zone) : null) : chosen.until,
    reason: chosen.reason ?? '',
  };
  return {
    value,
    /** Those that can still get a later date: nothing is put off once it is overdue. */
    promises,
    promise,
    /** Another promise begins anew with its own usual date. */
    change: (changes: Partial<LaterDate>) =>
      setChosen((before) => ({
        ...(changes.commitmentId === undefined ? before : { reason: before.reason ?? '' }),
        ...changes,
      })),
  };
};

export type LaterDateDraft = ReturnType<typeof useLaterDate>;
