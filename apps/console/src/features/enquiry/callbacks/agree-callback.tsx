import { api, type CallbackView, type EnquiryDetail } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { notify } from '../../../state/notices.js';
import { timeRange } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { Loaded } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

interface Props {
  enquiry: EnquiryDetail;
  /** What the customer was promised, which is changed only because they ask for it. */
  promised: CallbackView | undefined;
}

/** Agrees with the customer when they are rung back, out of the times at which somebody is there to ring. */
export const AgreeCallback = ({ enquiry, promised }: Props) => {
  const title = promised ? 'The customer wants another time' : 'Agree a callback';
  return (
    <DialogTrigger>
      <ActionButton size="small" icon="callback">
        {title}
      </ActionButton>
      <PopUp title={title}>{(shut) => <Agreeing enquiry={enquiry} promised={promised} shut={shut} />}</PopUp>
    </DialogTrigger>
  );
};

const Agreeing = ({ enquiry, promised, shut }: Props & { shut: () => void }) => {
  const now = useNow();
  const zone = useZone();
  const [chosen, setChosen] = useState('');
  const [to, setTo] = useState(enquiry.callNumbers[0]?.value ?? '');
  const query = useQuery({
    queryKey: keys.callbackWindows(enquiry.serviceSlug),
    queryFn: ({ signal }) =>
      call(api.listCallbackWindows, { query: { service: enquiry.serviceSlug } }, { signal }),
    staleTime: 0,
  });
  const agree = useEnquiryAction(api.agreeCallback, () => {
    notify({ tone: 'good', title: 'Agreed. The customer sees it on the page of their enquiry.' });
    shut();
  });
  return (
    <Loaded query={query}>
      {({ windows }) => {
        const window = windows.find(({ from }) => from === chosen) ?? windows[0];
        if (!window) return <p>Nobody is on shift in the next weeks: no time can be promised.</p>;
        return (
          <>
            <Choice
              label="Ring them"
              value={window.from}
              options={windows.map(({ from, to: until }) => ({
                value: from,
                label: timeRange(from, until, now, zone),
              }))}
              onChange={setChosen}
            />
            {!promised && enquiry.callNumbers.length > 1 && (
              <Choice
                label="Number"
                value={to}
                options={enquiry.callNumbers.map(({ value }) => ({ value, label: value }))}
                onChange={setTo}
              />
            )}
            <p>Only times at which the office is open and somebody is on shift are offered.</p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Not now</ActionButton>
              <ActionButton
                look="main"
                isPending={agree.isPending}
                onPress={() =>
                  agree.mutate({
                    params: { id: enquiry.id },
                    body: {
                      ...window,
                      ...(to && { number: to }),
                      reason: enquiry.subject.slice(0, 500).padEnd(3),
                      customerAsked: promised !== undefined,
                    },
                  })
                }
              >
                The customer agrees
              </ActionButton>
            </div>
          </>
        );
      }}
    </Loaded>
  );
};
