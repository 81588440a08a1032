import { api } from '@frontdoor/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';

/** The notes in which colleagues mention me; live events keep them up to date. */
export const useMentions = () =>
  useQuery({
    queryKey: keys.mentions,
    queryFn: ({ signal }) => call(api.listMentions, {}, { signal }),
    refetchInterval: 60_000,
  });

/** Says that I have looked at notes that mention me. */
export const useLookAtMentions = () => {
  const client = useQueryClient();
  const { mutate } = useAction(api.lookAtMentions, {
    onDone: (answer) => client.setQueryData(keys.mentions, answer),
  });
  return (notes: readonly string[]) => mutate({ body: { notes: [...notes] } });
};
