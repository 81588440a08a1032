import { api, type RebalanceMove, type RebalanceOutcome, type WorkItem } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';
import { movesOf, undoing } from './rebalance.js';
import { countedEnquiries, type Refused, sayRefused } from './say-refused.js';

type Item = Pick<WorkItem, 'id' | 'agent' | 'reference' | 'enquiryId'>;

/** Which of them could not be moved. */
const refusedOf = (outcomes: readonly RebalanceOutcome[], items: readonly Item[]): Refused[] =>
  outcomes.flatMap(({ id, problem }) => {
    const item = items.find((one) => one.id === id);
    return problem && item ? [{ ...item, message: problem.message }] : [];
  });

/**
 * Gives work to somebody, or puts it back in the queue with `to` null, all of it in one request; the notice takes all of
 * it back.
 */
export const useRebalance = () => {
  const action = useAction(api.rebalanceWork, { refresh: [keys.queue, keys.agents, keys.enquiries] });

  /** The outcomes, none after a refusal of the whole, which `useAction` says; also once its button has gone. */
  const send = async (moves: RebalanceMove[], items: readonly Item[]): Promise<RebalanceOutcome[]> => {
    const answer = await action.mutateAsync({ body: { moves } }).catch(() => null);
    if (answer) sayRefused(refusedOf(answer.outcomes, items));
    return answer?.outcomes ?? [];
  };

  const undo = async (moves: RebalanceMove[], items: readonly Item[]) => {
    const done = (await send(moves, items)).filter(({ problem }) => problem === null);
    if (done.length > 0)
      notify({ tone: 'good', name: 'moved', title: `Undone for ${countedEnquiries(done.length)}.` });
  };

  return {
    isPending: action.isPending,
    /** Resolves to the ids of what could not be moved. */
    move: async (items: readonly Item[], to: { id: string; name: string } | null): Promise<string[]> => {
      const toId = to?.id ?? null;
      const outcomes = await send(movesOf(items, toId), items);
      const done = outcomes.filter(({ problem }) => problem === null);
      const back = undoing(outcomes, toId);
      const what = items.length === 1 ? items[0]!.reference : countedEnquiries(done.length);
      const verb = done.length === 1 ? 'is' : 'are';
      if (done.length > 0)
        notify({
          tone: 'good',
          name: 'moved',
          title: to ? `${what} ${verb} now with ${to.name}.` : `${what} ${verb} back in the queue.`,
          ...(back.length > 0 ? { action: { label: 'Undo', run: () => void undo(back, items) } } : {}),
        });
      const moved = new Set(done.map(({ id }) => id));
      return items.map(({ id }) => id).filter((id) => !moved.has(id));
    },
  };
};
