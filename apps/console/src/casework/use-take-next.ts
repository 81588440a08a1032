import { api } from '@frontdoor/contracts';
import { useNavigate } from 'react-router';
import { keys } from '../api/keys.js';
import { mayUse } from '../api/may-use.js';
import { useAction } from '../api/use-action.js';
import { useMe } from '../session/me.js';
import { notify } from '../state/notices.js';

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
          text: 'What waits needs other skills, or nothing waits at all. New work appears here by itself.',
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
