import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const WHILE_RECOMPUTING_MS = 2_000;

/** The calendars. While promises are being worked out anew, the count of those to come is fetched again and again. */
export const useCalendars = () =>
  useQuery({
    queryKey: keys.calendars,
    queryFn: ({ signal }) => call(api.readCalendars, {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data && state.data.recomputing > 0 ? WHILE_RECOMPUTING_MS : 60_000,
  });
