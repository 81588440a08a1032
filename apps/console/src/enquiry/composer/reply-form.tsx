import type { EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox } from '../../ui/text-box.js';
import { HeldReply } from './held-reply.js';
import { NextStep } from './next-step.js';
import { NoReply } from './no-reply.js';
import { useDraft } from './use-draft.js';
import { useReply } from './use-reply.js';

/** Writes to the customer, by the best way back or another one. */
export const ReplyForm = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id, replyRoutes, state } = enquiry;
  const [text, setText] = useDraft(id);
  const [chosen, setChosen] = useState('0');
  const [isSent, setIsSent] = useState(false);
  const { phase, reply, undo, sendNow } = useReply(id, () => {
    setText('');
    setIsSent(true);
  });
  const route = replyRoutes[Number(chosen)] ?? replyRoutes[0];
  if (phase === 'held') return <HeldReply onUndo={undo} onSendNow={sendNow} />;
  if (isSent) return <NextStep isClosed={state === 'closed'} onWriteAgain={() => setIsSent(false)} />;
  if (state === 'closed' || !route) return <NoReply enquiry={enquiry} />;
  const isSending = phase === 'sending';
  const send = (close: boolean) => reply({ text, channel: route.channel, to: route.to, close });
  const buttons = { isDisabled: text.trim() === '', isPending: isSending };
  return (
    <div className="composer-form">
      <TextBox
        label={`Reply to ${enquiry.customer}`}
        hideLabel
        value={text}
        onChange={setText}
        isDisabled={isSending}
        maxLength={50_000}
        rows={5}
      />
      <div className="composer-foot">
        <div className="reply-route">
          <Choice
            label="Send by"
            hideLabel
            value={String(replyRoutes.indexOf(route))}
            options={replyRoutes.map(({ channel, label }, index) => ({
              value: String(index),
              label,
              icon: channel,
            }))}
            onChange={setChosen}
          />
        </div>
        <div className="composer-buttons">
          <ActionButton {...buttons} onPress={() => send(true)}>
            Reply and close
          </ActionButton>
          <ActionButton {...buttons} look="main" icon="reply" onPress={() => send(false)}>
            {isSending ? 'Sending…' : 'Reply'}
          </ActionButton>
        </div>
      </div>
    </div>
  );
};
