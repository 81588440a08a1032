import type { EnquiryDetail } from '@frontdoor/contracts';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';

type Route = EnquiryDetail['replyRoutes'][number];

interface Props {
  routes: readonly Route[];
  route: Route;
  onRoute: (index: string) => void;
  isEmpty: boolean;
  isSending: boolean;
  mayClose: boolean;
  onSend: (close: boolean) => void;
}

/** By which way a reply leaves, and the buttons that send it. */
export const ReplyFoot = (props: Props) => {
  const { routes, route, onRoute, isEmpty, isSending, mayClose, onSend } = props;
  const buttons = { isDisabled: isEmpty, isPending: isSending };
  return (
    <div className="composer-foot">
      <div className="reply-route">
        <Choice
          label="Send by"
          hideLabel
          value={String(routes.indexOf(route))}
          options={routes.map(({ channel, label }, index) => ({
            value: String(index),
            label,
            icon: channel,
          }))}
          onChange={onRoute}
        />
      </div>
      <div className="composer-buttons">
        {mayClose && (
          <ActionButton {...buttons} onPress={() => onSend(true)}>
            Reply and close
          </ActionButton>
        )}
        <ActionButton {...buttons} look="main" icon="reply" onPress={() => onSend(false)}>
          {isSending ? 'Sending…' : 'Reply'}
        </ActionButton>
      </div>
    </div>
  );
};
