import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { ActionButton } from '../../../ui/action-button.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { DraftState, OtherDraft } from './draft-note.js';
import { KeyHint } from './key-hint.js';
import { type Colleague as Named, stillNamed } from './mention-words.js';
import { NoteText } from './note-text.js';
import { SendKeys } from './send-keys.js';
import { useDraft } from './use-draft.js';

const kept = z.array(z.object({ id: z.string(), name: z.string() }));

const read = (text = '[]'): Named[] => {
  const parsed = kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
};

/** Writes to colleagues, and tells those whom it names; the customer never sees it. */
export const NoteForm = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id } = enquiry;
  const draft = useDraft(enquiry, 'note');
  const { text = '' } = draft.fields;
  const named = read(draft.fields.mentions);
  const [wantsColleagues, setWantsColleagues] = useState(false);
  const colleagues = useQuery({
    queryKey: keys.colleagues(id),
    queryFn: ({ signal }) => call(api.listColleagues, { params: { id } }, { signal }),
    select: (answer) => answer.colleagues,
    enabled: wantsColleagues,
  });
  const add = useEnquiryAction(api.addNote, () => draft.clear());
  const isEmpty = text.trim() === '';
  const isBegun = useRef(false);
  const save = () => {
    if (isEmpty || add.isPending || isBegun.current) return;
    isBegun.current = true;
    const mentions = stillNamed(text, named).map((each) => each.id);
    void draft.flush().then((version) => {
      isBegun.current = false;
      add.mutate({
        params: { id },
        body: { text, mentions, ...(version === null ? {} : { draft: version }) },
      });
    });
  };
  const form = useRef<HTMLDivElement>(null);
  return (
    <div className="composer-form" ref={form}>
      <SendKeys form={form} onAsked={save} />
      <NoteText
        label="Internal note: the customer never sees it"
        value={text}
        colleagues={colleagues.data ?? []}
        onWanted={() => setWantsColleagues(true)}
        onChange={(next) => draft.change({ text: next })}
        onMention={({ id: colleagueId, name }, next) => {
          const others = named.filter((each) => each.id !== colleagueId);
          draft.change({ text: next, mentions: JSON.stringify([...others, { id: colleagueId, name }]) });
        }}
      />
      <OtherDraft draft={draft} />
      <div className="composer-foot">
        <DraftState draft={draft} />
        <div className="composer-buttons">
          <ActionButton look="main" icon="note" isDisabled={isEmpty} isPending={add.isPending} onPress={save}>
            Add note <KeyHint keys="send" />
          </ActionButton>
        </div>
      </div>
    </div>
  );
};
