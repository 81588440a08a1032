import { api } from '@frontdoor/contracts';
import { type ReactNode, useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { call, keepCsrfToken } from '../api/client.js';
import { keys } from '../api/keys.js';
import { followLogOut, forgetDraftsOfOthers } from '../state/drafts.js';
import { ZoneContext } from '../time/zone.js';
import { Failure, Skeleton } from '../ui/loaded.js';
import { LogInPage } from './log-in-page.js';
import { MeContext } from './me.js';

/** The session as the hub knows it; null when nobody is logged in. */
const useSession = () =>
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

/** Shows the console to those who are logged in, and the log-in form to everybody else. What was cached for a session is dropped at its end. */
export const SessionGate = ({ children }: { children: ReactNode }) => {
  const session = useSession();
  const client = useQueryClient();
  const isLoggedOut = session.data === null;
  useEffect(() => {
    if (isLoggedOut) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
  }, [client, isLoggedOut]);
  useEffect(followLogOut, []);
  const agentId = session.data?.id;
  useEffect(() => {
    if (agentId !== undefined) forgetDraftsOfOthers(agentId);
  }, [agentId]);
  if (session.data)
    return (
      <MeContext value={session.data}>
        <ZoneContext value={session.data.organisation.zone}>{children}</ZoneContext>
      </MeContext>
    );
  return (
    <main className="gate">
      {isLoggedOut && <LogInPage />}
      {session.error && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.isPending && <Skeleton label="Opening the console" rows={3} />}
    </main>
  );
};
