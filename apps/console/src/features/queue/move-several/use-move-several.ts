import { api, type ForeseenMove, type MoveOutcome, type WorkItem } from '@frontdoor/contracts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { call, type Input } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { useAction } from '../../../api/use-action.js';
import { countedEnquiries, sayRefused } from '../../../casework/say-refused.js';
import { notify } from '../../../state/notices.js';

type Item = Pick<WorkItem, 'id' | 'enquiryId' | 'reference'>;
type Asked = Input<typeof api.foreseeMoves>['body'];
type Moves = Input<typeof api.moveEnquiries>['body'];

const refresh = [keys.queue, keys.enquiries, keys.agents];

/** What would become of them, asked of the hub that would do it; nothing while `asked` is undefined. */
export const useForeseenMoves = (asked: Asked | undefined) =>
  useQuery({
    queryKey: [...keys.enquiries, 'foreseen moves', asked],
    queryFn: asked ? ({ signal }) => call(api.foreseeMoves, { body: asked }, { signal }) : skipToken,
    select: ({ enquiries }): ForeseenMove[] => enquiries,
  });

/** Moves several enquiries to one service, says of each what could not be moved, and offers the way back. */
export const useMoveSeveral = (items: readonly Item[], onMoved: (left: string[]) => void) => {
  const say = (outcomes: readonly MoveOutcome[]) =>
    sayRefused(
      outcomes.flatMap(({ id, problem }) => {
        const item = items.find(({ enquiryId }) => enquiryId === id);
        return problem && item ? [{ ...item, message: problem.message }] : [];
      }),
    );
  const back = useAction(api.takeBackMoves, {
    refresh,
    onDone: ({ outcomes }) => {
      say(outcomes);
      const done = outcomes.filter(({ problem }) => problem === null).length;
      if (done > 0) notify({ tone: 'good', name: 'moved', title: `Undone for ${countedEnquiries(done)}.` });
    },
  });
  const action = useAction(api.moveEnquiries, { refresh });
  return {
    isPending: action.isPending,
    move: async (body: Moves, to: string): Promise<void> => {
      const answer = await action.mutateAsync({ body }).catch(() => null);
      if (!answer) return;
      const { outcomes } = answer;
      say(outcomes);
      const done = outcomes.filter(({ problem }) => problem === null);
      const moves = done.flatMap(({ id, eventId }) => (eventId === null ? [] : [{ id, eventId }]));
      if (done.length > 0)
        notify({
          tone: 'good',
          name: 'moved',
          title: `${countedEnquiries(done.length)} ${done.length === 1 ? 'is' : 'are'} with ${to} now.`,
          text: 'They keep their places in the queue.',
          ...(moves.length > 0 && {
            action: {
              label: 'Undo',
              run: () => back.mutate({ body: { moves, reason: 'Moved by mistake' } }),
            },
          }),
        });
      const moved = new Set(done.map(({ id }) => id));
      onMoved(items.filter(({ enquiryId }) => !moved.has(enquiryId)).map(({ id }) => id));
    },
  };
};
