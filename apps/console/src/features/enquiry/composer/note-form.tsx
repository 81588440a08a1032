import { api } from '@frontdoor/contracts';
import { ActionButton } from '../../../ui/action-button.js';
import { TextBox } from '../../../ui/text-box.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { useDraft } from './use-draft.js';

/** Writes to colleagues; the customer never sees it. */
export const NoteForm = ({ enquiryId }: { enquiryId: string }) => {
  const [text, setText] = useDraft(`note-${enquiryId}`);
  const add = useEnquiryAction(api.addNote, () => setText(''));
  return (
    <div className="composer-form">
      <TextBox
        label="Internal note: the customer never sees it"
        value={text}
        onChange={setText}
        maxLength={20_000}
      />
      <div className="composer-buttons">
        <ActionButton
          look="main"
          icon="note"
          isDisabled={text.trim() === ''}
          isPending={add.isPending}
          onPress={() => add.mutate({ params: { id: enquiryId }, body: { text } })}
        >
          Add note
        </ActionButton>
      </div>
    </div>
  );
};
