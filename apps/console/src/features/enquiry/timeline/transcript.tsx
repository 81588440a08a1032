import { api, type TimelineEntry } from '@frontdoor/contracts';
import { useState } from 'react';
import { mayUse, useMe } from '../../../session/me.js';
import { EntryTime } from '../../../time/entry-time.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { LongText } from '../../../ui/long-text.js';
import { TextBox } from '../../../ui/text-input.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './transcript.css';

type Recording = NonNullable<Extract<TimelineEntry, { type: 'contact' }>['recording']>;

/** What is said in a message after the tone: as somebody typed it who listened, or as a machine wrote it down. */
export const Transcript = ({ contactId, recording }: { contactId: string; recording: Recording }) => {
  const me = useMe();
  const [isTyping, setIsTyping] = useState(false);
  const { mayBeSilent, heard, typed } = recording;
  if (isTyping)
    return <TypeForm contactId={contactId} recording={recording} onDone={() => setIsTyping(false)} />;
  return (
    <div className="transcript" role="group" aria-label="What was said">
      {mayBeSilent && <Badge>May be silent</Badge>}
      {typed && (
        <section aria-label="Typed words">
          <p className="small quiet">
            Typed by {typed.by}, <EntryTime at={typed.at} />
          </p>
          <LongText text={typed.text} />
        </section>
      )}
      {heard !== null && (
        <section aria-label="Words of the telephone service">
          <p className="small quiet">
            Written down by the telephone service’s machine, which may be wrong{typed && ' (kept beside it)'}
          </p>
          <LongText text={heard} />
        </section>
      )}
      {mayUse(me, api.typeTranscript) && (
        <ActionButton size="small" icon="note" onPress={() => setIsTyping(true)}>
          {typed || heard !== null ? 'Correct what was said' : 'Type what was said'}
        </ActionButton>
      )}
    </div>
  );
};

/** Below the player, so that whoever types can listen on. */
const TypeForm = ({
  contactId,
  recording: { heard, typed },
  onDone,
}: {
  contactId: string;
  recording: Recording;
  onDone: () => void;
}) => {
  const [text, setText] = useState(typed?.text ?? heard ?? '');
  const type = useEnquiryAction(api.typeTranscript, onDone);
  const keep = (words: string) => type.mutate({ params: { id: contactId }, body: { text: words } });
  return (
    <div className="transcript" role="group" aria-label="What was said">
      <TextBox
        label="What was said"
        hint="It is found by the search, and whoever answers need not listen."
        rows={6}
        value={text}
        onChange={setText}
        maxLength={100_000}
        autoFocus
      />
      <div className="transcript-actions">
        {typed && (
          <ActionButton look="quiet" isPending={type.isPending} onPress={() => keep('')}>
            Take back what was typed
          </ActionButton>
        )}
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={text.trim() === ''}
          isPending={type.isPending}
          onPress={() => keep(text)}
        >
          Keep these words
        </ActionButton>
      </div>
    </div>
  );
};
