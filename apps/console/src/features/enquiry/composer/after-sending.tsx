import { useState } from 'react';
import { TakeNextButton } from '../../../casework/take-next.js';
import { UNDO_MS } from '../../../state/delay.js';
import { useNow } from '../../../time/use-now.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';

interface HeldReplyProps {
  onUndo: () => void;
  onSendNow: () => void;
}

/** The moment in which a reply can still be called back. */
export const HeldReply = ({ onUndo, onSendNow }: HeldReplyProps) => {
  const now = useNow();
  const [until] = useState(() => now + UNDO_MS);
  const left = Math.min(UNDO_MS / 1000, Math.max(0, Math.ceil((until - now) / 1000)));
  return (
    <div className="composer-foot">
      <p role="status">
        <strong>Sending…</strong> <span aria-hidden="true">leaves in {left} s</span>
      </p>
      <div className="composer-buttons">
        <ActionButton onPress={onSendNow}>Send now</ActionButton>
        <ActionButton look="main" autoFocus onPress={onUndo}>
          Undo
        </ActionButton>
      </div>
    </div>
  );
};

interface Props {
  isClosed: boolean;
  onWriteAgain: () => void;
}

/** After a reply: what came of it and where to go from here. */
export const NextStep = ({ isClosed, onWriteAgain }: Props) => (
  <div className="composer-foot">
    <p className="delivery-state delivery-good" role="status">
      <Icon name="check" /> Your reply is on its way{isClosed ? ' and the enquiry is closed' : ''}.
    </p>
    <div className="composer-buttons">
      {!isClosed && <ActionButton onPress={onWriteAgain}>Write another reply</ActionButton>}
      <TakeNextButton />
    </div>
  </div>
);
