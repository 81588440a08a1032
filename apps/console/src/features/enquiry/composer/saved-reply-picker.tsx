import { type AnswerOf, api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Link } from 'react-router';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Picker } from '../../../ui/picker.js';

export type FilledReply = AnswerOf<typeof api.fillSavedReplies>['replies'][number];

const scopeWord: Record<FilledReply['scope'], string> = {
  own: 'Mine',
  service: 'This service',
  everybody: 'Everybody',
};

interface Props {
  enquiryId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onPick: (reply: FilledReply) => void;
}

/** Texts that are saved, filled in for this enquiry; the one that is chosen goes to the cursor. */
export const SavedReplyPicker = ({ enquiryId, isOpen, onOpenChange, onPick }: Props) => {
  const saved = useQuery({
    queryKey: keys.filledReplies(enquiryId),
    queryFn: ({ signal }) => call(api.fillSavedReplies, { params: { id: enquiryId } }, { signal }),
    select: ({ replies }) => replies,
    enabled: isOpen,
  });
  const replies = saved.data ?? [];
  const empty = saved.isPending
    ? 'Looking…'
    : replies.length === 0
      ? 'Nothing is saved yet.'
      : 'No saved reply has all these words.';
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <ActionButton size="small" look="quiet" icon="letter">
        Saved replies
      </ActionButton>
      <Picker
        label="Saved replies"
        empty={empty}
        items={replies.map((reply) => ({
          id: reply.id,
          name: reply.name,
          words: reply.text,
          shown: (
            <>
              <span>
                <strong>{reply.name}</strong> <span className="quiet small">{scopeWord[reply.scope]}</span>
              </span>
              <span className="quiet small picker-text">{reply.text}</span>
              {reply.covers.length > 0 && (
                <Badge tone="good" icon="check">
                  Says {reply.covers.join(', ')}
                </Badge>
              )}
            </>
          ),
        }))}
        onPick={(id) => {
          const reply = replies.find((each) => each.id === id);
          if (reply) onPick(reply);
        }}
      >
        <Link to="/saved-replies" className="small">
          Write or change saved replies
        </Link>
      </Picker>
    </DialogTrigger>
  );
};
