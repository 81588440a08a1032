import type { ReactNode } from 'react';
import { CHANNELS, type EnquiryDetail } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { Icon } from '../../../ui/icon.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Toggle } from '../../../ui/toggle.js';
import { Doubtful } from '../doubtful.js';
import { ReasonForm } from '../reason-form.js';
import { KeyHint } from './key-hint.js';
import './reply-foot.css';

/** Sends a message although something is missing in it, for a reason that is kept. */
const SendAnyway = ({ missing, onSend }: { missing: string; onSend: (reason: string) => void }) => (
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

interface NotReadyProps {
  /** What is wrong with the later date. */
  fault: string | null;
  /** What the charter wants and no passage says, as words. */
  missing: readonly string[];
  onSendAnyway: (reason: string) => void;
}

/** Why a message was not sent, and the way to send it all the same. */
export const NotReady = ({ fault, missing, onSendAnyway }: NotReadyProps) => (
  <div className="not-ready" role="alert">
    <Icon name="at-risk" />
    <p>
      <strong>Not sent.</strong> {fault ?? `It does not say yet: ${missing.join(', ')}.`}
    </p>
    {fault === null && <SendAnyway missing={missing.join(', ')} onSend={onSendAnyway} />}
  </div>
);

interface NewerProps {
  /** What came, in words. */
  newer: string;
  onSendAnyway: () => void;
}

/** Why a message was not sent though it was ready: it may not answer what the customer has written since. */
export const NewerCame = ({ newer, onSendAnyway }: NewerProps) => (
  <div className="not-ready" role="alert">
    <Icon name="at-risk" />
    <p>
      <strong>Not sent: more has come from the customer.</strong> <bdi>{newer}</bdi> Your text is kept: change
      it, or send it as it is.
    </p>
    <ActionButton size="small" onPress={onSendAnyway}>
      Send anyway
    </ActionButton>
  </div>
);

/** Ways by which the customer wants nothing. */
export const ClosedRoutes = ({ enquiry: { closedRoutes } }: { enquiry: EnquiryDetail }) =>
  closedRoutes.map(({ label, why }) => (
    <p key={label} className="quiet small">
      {label} is not possible: {why}.
    </p>
  ));

type Route = EnquiryDetail['replyRoutes'][number];

interface Props {
  routes: readonly Route[];
  route: Route;
  onRoute: (index: string) => void;
  /** There is nothing that could be sent as it is. */
  isEmpty: boolean;
  isSending: boolean;
  mayClose: boolean;
  /** The writer wants it sent there although it may reach somebody else. */
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
  /** Who of the route's copies gets none. */
  takenOff: readonly string[];
  onTakeOff: (takenOff: readonly string[]) => void;
  onSend: (close: boolean) => void;
  /** What else is done with the message, and whether its draft is kept. */
  tools: ReactNode;
}

/** By which way a reply leaves, and the buttons that send it. */
export const ReplyFoot = (props: Props) => {
  const {
    routes,
    route,
    onRoute,
    isEmpty,
    isSending,
    mayClose,
    isConfirmed,
    onConfirm,
    takenOff,
    onTakeOff,
    onSend,
    tools,
  } = props;
  const isDoubtful = route.warning !== undefined;
  const buttons = { isDisabled: isEmpty || (isDoubtful && !isConfirmed), isPending: isSending };
  return (
    <div className="composer-foot">
      <Doubtful warning={route.warning} />
      {isDoubtful && <Toggle label="It is the right address" isSelected={isConfirmed} onChange={onConfirm} />}
      {route.cc?.map((address) => (
        <Toggle
          key={address}
          label={`Copy to ${address}`}
          isSelected={!takenOff.includes(address)}
          onChange={(isKept) =>
            onTakeOff(isKept ? takenOff.filter((each) => each !== address) : [...takenOff, address])
          }
        />
      ))}
      <div className="reply-route">
        <Choice
          label="Send by"
          hideLabel
          value={String(routes.indexOf(route))}
          options={routes.map(({ channel, label }, index) => ({
            value: String(index),
            label,
            icon: CHANNELS[channel].icon,
          }))}
          onChange={onRoute}
        />
      </div>
      {tools}
      <div className="composer-buttons">
        {mayClose && (
          <ActionButton {...buttons} onPress={() => onSend(true)}>
            Reply and close <KeyHint keys="send-and-close" />
          </ActionButton>
        )}
        <ActionButton {...buttons} look="main" icon="reply" onPress={() => onSend(false)}>
          {isSending ? 'Sending…' : 'Reply'} <KeyHint keys="send" />
        </ActionButton>
      </div>
    </div>
  );
};
