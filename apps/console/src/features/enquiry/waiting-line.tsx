import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { useRecord } from './use-enquiry-action.js';

interface Props {
  enquiry: EnquiryDetail;
  since: string;
}

/** Says that the enquiry waits for the customer and since when, and ends the wait. */
export const WaitingLine = ({ enquiry, since }: Props) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { record, isPending } = useRecord(enquiry, 'It waits no longer.');
  return (
    <li className="work-line">
      <p className="work-line-what">
        <Icon name="paused" size={16} />
        <span>
          <strong>Waiting for the customer</strong> since {shortTime(since, now, zone)} (
          {span(now - Date.parse(since))}). Promises that allow it rest until the customer writes.
        </span>
      </p>
      {mayUse(me, api.recordEvent) && (
        <ActionButton size="small" isPending={isPending} onPress={() => record({ type: 'resumed' })}>
          Stop waiting
        </ActionButton>
      )}
    </li>
  );
};
