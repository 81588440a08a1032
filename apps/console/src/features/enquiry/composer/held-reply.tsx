import { useState } from 'react';
import { useNow } from '../../../time/use-now.js';
import { ActionButton } from '../../../ui/action-button.js';
import { UNDO_MS } from './use-reply.js';

interface Props {
  onUndo: () => void;
  onSendNow: () => void;
}

/** The moment in which a reply can still be called back. */
export const HeldReply = ({ onUndo, onSendNow }: Props) => {
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
