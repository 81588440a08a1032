import { api, type BodyOf, type CallNotRung } from '@frontdoor/contracts';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { Link } from 'react-router';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import { TextInput } from '../ui/text-input.js';
import { callerOf, numberOf, whyNotRung } from './call-words.js';
import { putAside } from './put-aside.js';
import { setSoftphone, useSoftphone } from './use-softphone.js';

const SHORTEST_NUMBER = 3;

/** A call that I made and that rang no customer, because my own telephone did not take it: what happened, and what to do. */
export const NotRung = ({ call }: { call: CallNotRung }) => {
  const { isOffered, isWanted, state } = useSoftphone();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [ownNumber, setOwnNumber] = useState('');
  const callNow = useAction(api.callNow, {
    refresh: [keys.calls, keys.session],
    onDone: () => notify({ tone: 'good', title: 'You are about to be rung.', text: 'Then the customer is.' }),
  });
  const again = (where: Pick<BodyOf<typeof api.callNow>, 'ownNumber'> = {}): void => {
    const { enquiryId: id, number: to, seenUpTo } = call;
    // The number was chosen, with its warning, when it was rung first.
    const body = { requestId, to, despiteWarning: true, ...(seenUpTo !== null && { seenUpTo }), ...where };
    callNow.mutate({ params: { id }, body }, { onError: () => setRequestId(crypto.randomUUID()) });
  };
  const hasNumber = ownNumber.trim().length >= SHORTEST_NUMBER;
  const takesHere = isWanted && state.is !== 'failed';
  return (
    <section className="call-bar call-over" aria-label="A call that was not put through">
      <div className="call-who">
        <p>
          <Icon name="phone" /> <strong>{whyNotRung(call)}</strong> Nobody rang{' '}
          <strong>
            <bdi>{callerOf(call)}</bdi>
          </strong>{' '}
          <span className="figures">{numberOf(call)}</span>
        </p>
        <p className="quiet">
          It counts as no attempt, and stays yours.{' '}
          <Link className="call-link" to={`/enquiries/${call.enquiryId}`}>
            Open {call.reference}
          </Link>
        </p>
      </div>
      <div className="call-actions">
        <ActionButton look="main" icon="phone" isPending={callNow.isPending} onPress={() => again()}>
          {takesHere ? 'Try again in this browser' : 'Try again'}
        </ActionButton>
        {isOffered && !isWanted && (
          <ActionButton onPress={() => void setSoftphone(true)}>Take calls in this browser</ActionButton>
        )}
      </div>
      <Form
        className="call-ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (hasNumber && !callNow.isPending) again({ ownNumber: ownNumber.trim() });
        }}
      >
        <TextInput
          label="Or ring me at another number, this once"
          type="tel"
          value={ownNumber}
          onChange={setOwnNumber}
          maxLength={30}
        />
        <ActionButton type="submit" isDisabled={!hasNumber} isPending={callNow.isPending}>
          Ring me there
        </ActionButton>
      </Form>
      <div className="call-actions">
        <ActionButton onPress={() => putAside(call.id)}>Not now</ActionButton>
      </div>
    </section>
  );
};
