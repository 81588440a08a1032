import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { queryOf, type View } from './view.js';

/** The figures of a view. A year may be millions of rows to the hub, so they are not asked for again without need. */
export const useScoreboard = (view: View) => {
  const query = queryOf(view);
  return useQuery({
    queryKey: [...keys.scoreboard, query],
    queryFn: ({ signal }) => call(api.readScoreboard, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};
