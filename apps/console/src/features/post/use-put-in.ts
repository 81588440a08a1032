import { type AnswerOf, api } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../api/api-error.js';
import { call, type Input } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { delay, type Delayed, UNDO_MS } from '../../state/delay.js';
import { notify } from '../../state/notices.js';

type Letters = Input<typeof api.takeScan>['body']['letters'];

/** Letters of one file that are in the queue. */
export interface PutIn {
  scanId: string;
  name: string;
  letters: AnswerOf<typeof api.takeScan>['letters'];
}

/**
 * Puts the letters of scanned files into the queue, after a moment in which that can be undone; leaving the page does it
 * at once.
 */
export const usePutIn = () => {
  const client = useQueryClient();
  const [phases, setPhases] = useState<Readonly<Record<string, 'held' | 'going'>>>({});
  const [done, setDone] = useState<readonly PutIn[]>([]);
  const held = useRef(new Map<string, Delayed>());

  const settle = (id: string) =>
    setPhases((all) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== id)));
  const take = async (id: string, name: string, letters: Letters): Promise<void> => {
    held.current.delete(id);
    setPhases((all) => ({ ...all, [id]: 'going' }));
    try {
      const answer = await call(api.takeScan, { params: { id }, body: { letters } }, { keepalive: true });
      setDone((all) => [{ scanId: id, name, letters: answer.letters }, ...all]);
    } catch (error) {
      const { message, remedy } = asApiError(error);
      notify({ tone: 'bad', title: `${name} is not in the queue: ${message}`, text: remedy });
    }
    await client.invalidateQueries({ queryKey: keys.scans });
    settle(id);
    void client.invalidateQueries({ queryKey: keys.queue });
  };

  useEffect(() => {
    const all = held.current;
    const leave = () => {
      for (const each of all.values()) each.now();
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  return {
    phases,
    done,
    putIn: (id: string, name: string, letters: Letters) => {
      setPhases((all) => ({ ...all, [id]: 'held' }));
      held.current.set(
        id,
        delay(UNDO_MS, () => void take(id, name, letters)),
      );
    },
    undo: (id: string) => {
      held.current.get(id)?.undo();
      held.current.delete(id);
      settle(id);
    },
    now: (id: string) => held.current.get(id)?.now(),
  };
};
