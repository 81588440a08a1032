import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { keys } from '../api/keys.js';
import { Failure } from '../ui/failure.js';
import { ZoneContext } from '../time/zone.js';
import { Skeleton } from '../ui/skeleton.js';
import { LogInPage } from './log-in-page.js';
import { MeContext } from './me.js';
import { useSession } from './use-session.js';

/** Shows the console to those who are logged in, and the log-in form to everybody else. Nothing of a session outlives it. */
export const SessionGate = ({ children }: { children: ReactNode }) => {
  const session = useSession();
  const client = useQueryClient();
  const isLoggedOut = session.data === null;
  useEffect(() => {
    if (isLoggedOut) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
  }, [client, isLoggedOut]);
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
