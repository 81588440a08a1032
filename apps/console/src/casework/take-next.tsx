import { api } from '@frontdoor/contracts';
import { useNavigate } from 'react-router';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { mayUse, useMe } from '../session/me.js';
import { notify } from '../state/notices.js';
import { ActionButton } from '../ui/action-button.js';

/** Takes the most urgent work there is for me and opens it. */
export const useTakeNext = () => {
  const me = useMe();
  const navigate = useNavigate();
  const action = useAction(api.takeNext, {
    refresh: [keys.queue, keys.session],
    onDone: ({ workItem }) => {
      if (workItem) void navigate(`/enquiries/${workItem.enquiryId}`);
      else
        notify({
          tone: 'neutral',
          title: 'Nothing waits for you now.',
          text: 'What waits needs other skills or more room than you have, or nothing waits at all. New work appears here by itself.',
        });
    },
  });
  return {
    mayTake: mayUse(me, api.takeNext),
    isTaking: action.isPending,
    take: () => {
      if (!action.isPending) action.mutate({});
    },
  };
};

export const TakeNextButton = () => {
  const { mayTake, isTaking, take } = useTakeNext();
  if (!mayTake) return null;
  return (
    <ActionButton look="main" size="big" isPending={isTaking} onPress={take}>
      {isTaking ? 'Taking…' : 'Take next'}
    </ActionButton>
  );
};
