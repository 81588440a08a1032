import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Filters } from './filters.js';

/** The most that is listed; the counts are of all. */
export const MOST = 200;

/** Open promises, the earliest due first. Time alone makes them at risk, so they are fetched anew now and then. */
export const useOpenPromises = ({ standing, service, mine }: Filters) =>
  useQuery({
    queryKey: [...keys.promises, standing, service, mine],
    queryFn: ({ signal }) =>
      call(
        api.listOpenPromises,
        { query: { standing, mine: String(mine), limit: MOST, ...(service ? { service } : {}) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
