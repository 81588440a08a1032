import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.js';
import { Skeleton } from '../ui/skeleton.js';
import { LogInPage } from './log-in-page.js';
import { MeContext } from './me.js';
import { useSession } from './use-session.js';

/** Shows the console to those who are logged in, and the log-in form to everybody else. */
export const SessionGate = ({ children }: { children: ReactNode }) => {
  const session = useSession();
  if (session.data) return <MeContext value={session.data}>{children}</MeContext>;
  return (
    <main className="gate">
      {session.data === null && <LogInPage />}
      {session.error && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.isPending && <Skeleton label="Opening the console" rows={3} />}
    </main>
  );
};
