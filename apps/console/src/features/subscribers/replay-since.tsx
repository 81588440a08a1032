import { api, type SubscriberView } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { Radios } from '../../ui/radios.js';

const HOUR_MS = 3_600_000;
const spans = [
  { value: '1', label: 'The last hour' },
  { value: '24', label: 'The last day' },
  { value: '72', label: 'The last three days' },
  { value: '168', label: 'The last week' },
  { value: '720', label: 'Everything that is kept, thirty days' },
] as const;

/** Has a subscriber told everything of a time again, in order. */
export const ReplaySince = ({ subscriber, onClose }: { subscriber: SubscriberView; onClose: () => void }) => {
  const { id, name } = subscriber;
  const now = useNow();
  const zone = useZone();
  const [hours, setHours] = useState<(typeof spans)[number]['value']>('24');
  const since = new Date(now - Number(hours) * HOUR_MS).toISOString();
  const replay = useAction(api.replayEvents, {
    refresh: [keys.subscribers, keys.attempts(id)],
    onDone: () => {
      notify({ tone: 'good', title: `${name} is told again, in order.` });
      onClose();
    },
  });
  return (
    <PopUp title={`Tell ${name} again`} isOpen onOpenChange={onClose}>
      {() => (
        <div className="subscriber-dialog">
          <Radios label="What happened in" value={hours} options={spans} onChange={setHours} />
          <p className="quiet">
            Everything since {shortTime(since, now, zone)} is sent once more, each with the id that it had: a
            receiver that keeps to the scheme takes nothing twice.
          </p>
          <div className="subscriber-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isPending={replay.isPending}
              onPress={() => replay.mutate({ params: { id }, body: { since } })}
            >
              Tell it again
            </ActionButton>
          </div>
        </div>
      )}
    </PopUp>
  );
};
