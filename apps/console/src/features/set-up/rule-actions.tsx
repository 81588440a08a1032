import { ActionButton } from '../../ui/action-button.js';

interface Props {
  /** What is saved is as it should be. */
  isReady: boolean;
  isPending: boolean;
  onSave: () => void;
  onCancel: () => void;
  /** Absent where it is as usual, or has no usual. */
  onUsual?: (() => void) | undefined;
}

/** The buttons below the form of a rule. */
export const RuleActions = ({ isReady, isPending, onSave, onCancel, onUsual }: Props) => (
  <div className="pop-up-actions">
    {onUsual && (
      <ActionButton look="quiet" isPending={isPending} onPress={onUsual}>
        As usual
      </ActionButton>
    )}
    <ActionButton onPress={onCancel}>Cancel</ActionButton>
    <ActionButton look="main" isDisabled={!isReady} isPending={isPending} onPress={onSave}>
      Save
    </ActionButton>
  </div>
);
