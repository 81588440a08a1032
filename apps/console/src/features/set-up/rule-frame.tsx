import type { ReactNode } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import './rule-frame.css';

interface Props {
  /** “Rule 2”, “Ring 1”. */
  name: string;
  children: ReactNode;
  onRemove: () => void;
  /** Absent where it cannot come earlier. */
  onUp?: (() => void) | undefined;
}

/** One of the rules in a form, with its buttons. */
export const RuleFrame = ({ name, children, onRemove, onUp }: Props) => (
  <li className="rule-frame">
    <fieldset>
      <legend>{name}</legend>
      {children}
      <div className="rule-frame-actions">
        {onUp && (
          <ActionButton size="small" onPress={onUp} aria-label={`Move up ${name.toLowerCase()}`}>
            Move up
          </ActionButton>
        )}
        <ActionButton size="small" onPress={onRemove} aria-label={`Remove ${name.toLowerCase()}`}>
          Remove
        </ActionButton>
      </div>
    </fieldset>
  </li>
);
