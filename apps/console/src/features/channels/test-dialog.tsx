import { api, CHANNELS, type WatchedEntryPoint } from '@frontdoor/contracts';
import { useState } from 'react';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';

interface Props {
  entryPoint: WatchedEntryPoint;
  onClose: () => void;
}

/** Sends a test message to an address of one’s own. */
export const TestDialog = ({ entryPoint: { id, name, channel }, onClose }: Props) => {
  const [to, setTo] = useState('');
  const test = useAction(api.testEntryPoint);
  const isMail = CHANNELS[channel].addressedBy.includes('email');
  return (
    <PopUp title={`Send a test message from ${name}`} isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>It belongs to no enquiry, and is kept nowhere.</p>
          <TextInput
            label={isMail ? 'Your email address' : 'Your telephone number'}
            value={to}
            onChange={setTo}
            maxLength={320}
            autoFocus
          />
          <p role="status">
            {test.data && `${test.data.taken ? '' : 'It did not leave. '}${test.data.says}`}
          </p>
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Close</ActionButton>
            <ActionButton
              look="main"
              isDisabled={to.trim().length < 3}
              isPending={test.isPending}
              onPress={() => test.mutate({ params: { id }, body: { to } })}
            >
              Send
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
