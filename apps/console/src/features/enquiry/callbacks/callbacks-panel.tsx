import {
  api,
  type AttemptResult,
  type CallbackEnding,
  type CallbackView,
  type EnquiryDetail,
} from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { mayUse, useMe } from '../../../session/me.js';
import { shortTime, timeRange } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { AgreeCallback } from './agree-callback.js';
import './callbacks-panel.css';

const results: Record<AttemptResult, string> = {
  answered: 'answered',
  'no-answer': 'no answer',
  'message-left': 'message left',
  'wrong-number': 'wrong number',
  engaged: 'engaged',
};

const endings: Record<CallbackEnding, { says: string; tone: 'good' | 'bad' | 'neutral' }> = {
  kept: { says: 'Kept', tone: 'good' },
  late: { says: 'Late', tone: 'bad' },
  'not-reached': { says: 'Not reached', tone: 'bad' },
  cancelled: { says: 'Cancelled by the customer', tone: 'neutral' },
  'not-needed': { says: 'Dealt with in another way', tone: 'neutral' },
};

/** When the customer is rung back as agreed, what was tried, and how it ended. */
export const CallbacksPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const { data } = useQuery({
    queryKey: keys.callbacks(enquiry.id),
    queryFn: ({ signal }) => call(api.listCallbacks, { params: { id: enquiry.id } }, { signal }),
    enabled: mayUse(me, api.listCallbacks),
  });
  const mayAgree =
    enquiry.state === 'open' && enquiry.callNumbers.length > 0 && mayUse(me, api.agreeCallback);
  if (!data || (data.callbacks.length === 0 && !mayAgree)) return null;
  const open = data.callbacks.find(({ ending }) => ending === null);
  return (
    <Panel title="Callbacks">
      <div className="panel-body">
        {data.callbacks.length === 0 && <p className="quiet">None is agreed.</p>}
        <ol className="callbacks">
          {data.callbacks.map((callback) => (
            <Callback key={callback.id} callback={callback} most={data.mostAttempts} />
          ))}
        </ol>
        {mayAgree && <AgreeCallback enquiry={enquiry} promised={open} />}
      </div>
    </Panel>
  );
};

const Callback = ({ callback, most }: { callback: CallbackView; most: number }) => {
  const now = useNow();
  const zone = useZone();
  const { from, to, number, owner, reason, attempts, nextAt, ending } = callback;
  const isOver = ending === null && Date.parse(to) < now;
  return (
    <li>
      <p>
        <strong>{timeRange(from, to, now, zone)}</strong>{' '}
        {ending !== null && <Badge tone={endings[ending].tone}>{endings[ending].says}</Badge>}
        {isOver && <Badge tone="bad">Time is over</Badge>}
      </p>
      <p className="quiet small">{[number, owner && `with ${owner}`, reason].filter(Boolean).join(', ')}</p>
      {attempts.length > 0 && (
        <ol className="callback-attempts small" aria-label={`Attempts, at most ${most}`}>
          {attempts.map(({ at, by, result, isWrittenTo }) => (
            <li key={at}>
              {shortTime(at, now, zone)}
              {by && `, ${by}`}: {results[result]}
              {isWrittenTo && ', a message was sent'}
            </li>
          ))}
        </ol>
      )}
      {nextAt !== null && (
        <p className="small">
          Attempt {attempts.length + 1} of {most} from {shortTime(nextAt, now, zone)}
        </p>
      )}
    </li>
  );
};
