import { api } from '@frontdoor/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';

/** Says to the routing whether you take work. */
export const useSetPresence = () => {
  const client = useQueryClient();
  return useAction(api.setPresence, {
    refresh: [keys.agents, keys.queue],
    onDone: (me) => client.setQueryData(keys.session, me),
  });
};
