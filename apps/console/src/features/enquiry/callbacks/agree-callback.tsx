import { api, type CallbackView, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { type Window, WindowChoice } from '../../../casework/window-choice.js';
import { notify } from '../../../state/notices.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
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
  const [window, setWindow] = useState<Window | null>(null);
  const [to, setTo] = useState(enquiry.callNumbers[0]?.value ?? '');
  const agree = useEnquiryAction(api.agreeCallback, () => {
    notify({ tone: 'good', title: 'Agreed. The customer sees it on the page of their enquiry.' });
    shut();
  });
  return (
    <>
      <WindowChoice service={enquiry.serviceSlug} value={window?.from ?? ''} onChange={setWindow} />
      {!promised && enquiry.callNumbers.length > 1 && (
        <Choice
          label="Number"
          value={to}
          options={enquiry.callNumbers.map(({ value }) => ({ value, label: value }))}
          onChange={setTo}
        />
      )}
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Not now</ActionButton>
        <ActionButton
          look="main"
          isDisabled={window === null}
          isPending={agree.isPending}
          onPress={() =>
            window &&
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
};
