import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { useRecord } from './use-enquiry-action.js';
import './waiting-bar.css';

/** Says that the enquiry waits for the customer and since when, and ends the wait. */
export const WaitingBar = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { record, isPending } = useRecord(enquiry, 'It waits no longer.');
  const { waitingSince, state } = enquiry;
  if (waitingSince === null || state === 'closed') return null;
  return (
    <div className="waiting-bar">
      <Icon name="paused" />
      <p>
        <strong>Waiting for the customer</strong> since {shortTime(waitingSince, now, zone)} (
        {span(now - Date.parse(waitingSince))}). Promises that allow it rest until the customer writes.
      </p>
      {mayUse(me, api.recordEvent) && (
        <ActionButton size="small" isPending={isPending} onPress={() => record({ type: 'resumed' })}>
          Stop waiting
        </ActionButton>
      )}
    </div>
  );
};
