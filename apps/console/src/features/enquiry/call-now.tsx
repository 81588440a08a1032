import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { CallWindow } from '../../casework/call-window.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { useSoftphone } from '../../telephone/use-softphone.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { PopUp } from '../../ui/pop-up.js';
import { Doubtful } from './doubtful.js';
import { seenOf } from './seen.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** Rings the agent, then the customer, after showing what to say first (CITY-T3). The same dialog never rings twice. */
export const CallNow = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { name, team } = useMe();
  const { callNumbers: numbers } = enquiry;
  const [to, setTo] = useState(numbers[0]?.value ?? '');
  const warning = numbers.find(({ value }) => value === to)?.warning;
  const [requestId, setRequestId] = useState('');
  const { isWanted, state } = useSoftphone();
  const place = isWanted && state.is !== 'failed' ? 'Your browser' : 'Your phone';
  const callNow = useEnquiryAction(api.callNow, () =>
    notify({ tone: 'good', title: `${place} is about to ring.`, text: 'Answer it to be put through.' }),
  );
  const callback = enquiry.workItems.find((item) => item.callback && item.state !== 'done')?.callback;
  const now = useNow();
  const zone = useZone();
  const isEarly = callback !== undefined && callback !== null && Date.parse(callback.from) > now;
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && setRequestId(crypto.randomUUID())}>
      <ActionButton icon="phone">Call now</ActionButton>
      <PopUp title={`Call ${enquiry.customer}?`}>
        {(shut) => (
          <>
            {isEarly && callback && (
              <p className="call-early">
                <strong>They asked for {shortTime(callback.from, now, zone)}.</strong> Call early?
              </p>
            )}
            {callback && !isEarly && <CallWindow callback={callback} />}
            {numbers.length > 1 ? (
              <Choice
                label="Number"
                value={to}
                options={numbers.map(({ value }) => ({ value, label: value }))}
                onChange={setTo}
              />
            ) : (
              <p className="figures">{to}</p>
            )}
            <Doubtful warning={warning} />
            <p>
              Say who you are, <strong>{`${name}, ${team}`}</strong>, and why you call:{' '}
              <strong>
                <bdi>{enquiry.subject}</bdi>
              </strong>
              {/[.?!…]$/u.test(enquiry.subject) ? '' : '.'}
            </p>
            <p>{place} rings first. When you answer, the customer is rung and sees the council’s number.</p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Not now</ActionButton>
              <ActionButton
                look="main"
                icon="phone"
                onPress={() => {
                  const despiteWarning = warning !== undefined;
                  callNow.mutate({
                    params: { id: enquiry.id },
                    body: { requestId, despiteWarning, ...(to ? { to } : {}), ...seenOf(enquiry) },
                  });
                  shut();
                }}
              >
                {warning === undefined ? (isEarly ? 'Call early' : 'Call') : 'Call all the same'}
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
