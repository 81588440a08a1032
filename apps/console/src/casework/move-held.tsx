import type { AgentView } from '@frontdoor/contracts';
import { useState } from 'react';
import { AssignMenu } from './assign-menu.js';
import { useHeldBy } from './use-queue.js';

/** Moves everything that somebody is offered or has in hand, in one go. */
export const MoveHeld = ({ agent: { id, name } }: { agent: AgentView }) => {
  const [isOpen, setIsOpen] = useState(false);
  const held = useHeldBy(id, isOpen).data;
  return (
    <AssignMenu items={held ?? []} except={id} label={`Move their work: ${name}`} onOpenChange={setIsOpen}>
      Move their work
    </AssignMenu>
  );
};
