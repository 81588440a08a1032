import { api } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { TextBox } from '../../../ui/text-input.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

interface Props {
  contactId: string;
  /** What is keyed so far, or what the machine read to begin with. */
  text: string;
  /** Something is keyed that can be taken back. */
  isKeyed: boolean;
  onDone: () => void;
}

/** The text of a letter, keyed from its picture, which stays beside it. */
export const KeyForm = ({ contactId, text: before, isKeyed, onDone }: Props) => {
  const [text, setText] = useState(before);
  const key = useEnquiryAction(api.keyReading, onDone);
  const keep = (words: string) => key.mutate({ params: { id: contactId }, body: { text: words } });
  return (
    <div className="key-form">
      <TextBox
        label="What the letter says"
        hint="Alt with Page Down and Page Up turns the pages of the picture."
        rows={16}
        value={text}
        onChange={setText}
        maxLength={100_000}
        autoFocus
      />
      <div className="key-actions">
        {isKeyed && (
          <ActionButton look="quiet" isPending={key.isPending} onPress={() => keep('')}>
            Back to what the machine read
          </ActionButton>
        )}
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={text.trim() === ''}
          isPending={key.isPending}
          onPress={() => keep(text)}
        >
          Keep this text
        </ActionButton>
      </div>
    </div>
  );
};
