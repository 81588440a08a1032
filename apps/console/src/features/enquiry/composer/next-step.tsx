import { TakeNextButton } from '../../../casework/take-next-button.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';

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
