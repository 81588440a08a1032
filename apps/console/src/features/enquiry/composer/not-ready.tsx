import { Icon } from '../../../ui/icon.js';
import { SendAnyway } from './send-anyway.js';
import './not-ready.css';

interface Props {
  /** What is wrong with the later date. */
  fault: string | null;
  /** What the charter wants and no passage says, as words. */
  missing: readonly string[];
  onSendAnyway: (reason: string) => void;
}

/** Why a message was not sent, and the way to send it all the same. */
export const NotReady = ({ fault, missing, onSendAnyway }: Props) => (
  <div className="not-ready" role="alert">
    <Icon name="at-risk" />
    <p>
      <strong>Not sent.</strong> {fault ?? `It does not say yet: ${missing.join(', ')}.`}
    </p>
    {fault === null && <SendAnyway missing={missing.join(', ')} onSend={onSendAnyway} />}
  </div>
);
