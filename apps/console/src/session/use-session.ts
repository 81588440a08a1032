import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { call, keepCsrfToken } from '../api/client.js';
import { keys } from '../api/keys.js';

/** The session as the hub knows it; null when nobody is logged in. */
export const useSession = () =>
  useQuery({
    queryKey: keys.session,
    queryFn: async ({ signal }) => {
      try {
        const me = await call(api.whoAmI, {}, { signal });
        keepCsrfToken(me);
        return me;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });
