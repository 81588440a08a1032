import type { CallView } from '@frontdoor/contracts';
import { lazy, Suspense } from 'react';
import { useMe } from '../session/me.js';
import { AskedIn } from './asked-in.js';
import { announced, announcedNotRung, whereIs } from './call-words.js';
import { CallingOut } from './calling-out.js';
import { NotRung } from './not-rung.js';
import { usePutAside } from './put-aside.js';
import { RingingCall } from './ringing-call.js';
import { TalkingCall } from './talking-call.js';
import { useMyCalls } from '../casework/use-calls.js';
import { useKeepSoftphone } from './use-softphone.js';
import './call-bar.css';

/** Comes when a call is over: the days to choose from take as much code as a page. */
const WrapUp = lazy(() => import('./wrap-up.js'));

const CallPart = ({ call }: { call: CallView }) => {
  switch (whereIs(call, useMe().id)) {
    case 'rings':
      return <RingingCall call={call} />;
    case 'asked-in':
    case 'guest':
      return <AskedIn call={call} />;
    case 'calls':
      return <CallingOut call={call} />;
    case 'talks':
    case 'machine':
    case 'held':
      return <TalkingCall call={call} />;
    case 'wrap-up':
      return (
        <Suspense>
          <WrapUp call={call} />
        </Suspense>
      );
    case 'passing':
      return null;
  }
};

/** My calls, on every screen: what rings, what I am in, whose end is still to be said, and which were not put through to me. */
export const CallBar = () => {
  const { id: myId } = useMe();
  useKeepSoftphone();
  const { calls = [], notRung = [] } = useMyCalls().data ?? {};
  const aside = usePutAside();
  const told = notRung.filter(({ id }) => !aside.has(id));
  return (
    <>
      {calls.map((call) => (
        <CallPart key={call.id} call={call} />
      ))}
      {told.map((call) => (
        <NotRung key={call.id} call={call} />
      ))}
      <p className="visually-hidden" aria-live="polite">
        {[...calls.map((call) => announced(call, myId)), ...told.map(announcedNotRung)].join(' ')}
      </p>
    </>
  );
};
