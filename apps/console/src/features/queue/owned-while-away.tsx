import { useState } from 'react';
import { HandOverOwned } from '../../casework/hand-over-owned.js';
import { useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';

/** While I am away: the way to hand over all that I own in one move. */
export const OwnedWhileAway = () => {
  const { absence, id } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  if (!absence) return null;
  return (
    <div className="panel-body">
      <ActionButton size="small" onPress={() => setIsOpen(true)}>
        Hand over what I own
      </ActionButton>
      {isOpen && <HandOverOwned agentId={id} onClose={() => setIsOpen(false)} />}
    </div>
  );
};
