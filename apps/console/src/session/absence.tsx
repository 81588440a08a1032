import { api } from '@frontdoor/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { fullDate } from '../time/format.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import { useMe } from './me.js';
import './absence.css';

const Dialog = lazy(() => import('./absence-dialog.js'));

/** Comes when it is asked for: the days to choose from take as much code as a page. */
export const AbsenceDialog = ({ onClose }: { onClose: () => void }) => (
  <Suspense>
    <Dialog onClose={onClose} />
  </Suspense>
);

/** While you are away: what customers are told, and the way back. */
export const AbsenceBar = () => {
  const { absence } = useMe();
  const client = useQueryClient();
  const [isChanging, setIsChanging] = useState(false);
  const end = useAction(api.endAbsence, {
    refresh: [keys.agents],
    onDone: (me) => client.setQueryData(keys.session, me),
  });
  if (!absence) return null;
  return (
    <section className="absence-bar" aria-label="You are away">
      <Icon name="clock" />
      <p>
        <strong>You are away until {fullDate(absence.returnDate)}.</strong> Customers who write to you are
        told to ask {absence.urgentContact} when it is urgent.
      </p>
      <ActionButton size="small" onPress={() => setIsChanging(true)}>
        Change
      </ActionButton>
      <ActionButton size="small" isPending={end.isPending} onPress={() => end.mutate({})}>
        I am back
      </ActionButton>
      {isChanging && <AbsenceDialog onClose={() => setIsChanging(false)} />}
    </section>
  );
};
