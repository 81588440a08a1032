import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../../ui/action-button.js';
import { PopUp } from '../../../ui/pop-up.js';
import { ReasonForm } from '../reason-form.js';

/** Sends a message although something is missing in it, for a reason that is kept. */
export const SendAnyway = ({ missing, onSend }: { missing: string; onSend: (reason: string) => void }) => (
  <DialogTrigger>
    <ActionButton size="small">Send anyway</ActionButton>
    <PopUp title="Send it although something is missing?">
      {(shut) => (
        <ReasonForm
          intro={`It does not say ${missing}. This is written down and counted.`}
          label="Why must it leave like this?"
          action="Send anyway"
          onCancel={shut}
          onDone={(reason) => {
            shut();
            onSend(reason);
          }}
        />
      )}
    </PopUp>
  </DialogTrigger>
);
