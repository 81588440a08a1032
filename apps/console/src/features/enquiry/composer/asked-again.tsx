import { type Known, sayKnown } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { Toggle } from '../../../ui/toggle.js';

interface Props {
  again: readonly Known[];
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
}

/** That a reply asks the customer for what is known; nothing where it does not. */
export const AskedAgain = ({ again, isConfirmed, onConfirm }: Props) =>
  again.length === 0 ? null : (
    <div className="not-ready" role="alert">
      <Icon name="at-risk" />
      <p>
        <strong>You ask for what is known:</strong>{' '}
        {again.map((each, index) => (
          <span key={each.question}>
            {index > 0 && '; '}
            <bdi>{sayKnown(each)}</bdi>
          </span>
        ))}
        . Take the question out.
      </p>
      <Toggle label="Ask all the same; it is counted" isSelected={isConfirmed} onChange={onConfirm} />
    </div>
  );
