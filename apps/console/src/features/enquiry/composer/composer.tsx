import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { flushSync } from 'react-dom';
import { mayUse, useMe } from '../../../session/me.js';
import { useShortcut } from '../../../shortcuts/shortcuts.js';
import { ActionButton } from '../../../ui/action-button.js';
import { TextBox } from '../../../ui/text-input.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { DraftState, OtherDraft } from './draft-note.js';
import { KeyHint } from './key-hint.js';
import { ReplyForm } from './reply-form.js';
import { SendKeys } from './send-keys.js';
import { useDraft } from './use-draft.js';
import '../../../ui/tabs.css';
import './composer.css';

/** Writes to colleagues; the customer never sees it. */
const NoteForm = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id } = enquiry;
  const draft = useDraft(enquiry, 'note');
  const { text = '' } = draft.fields;
  const add = useEnquiryAction(api.addNote, () => draft.clear());
  const isEmpty = text.trim() === '';
  const isBegun = useRef(false);
  const save = () => {
    if (isEmpty || add.isPending || isBegun.current) return;
    isBegun.current = true;
    void draft.flush().then((version) => {
      isBegun.current = false;
      add.mutate({ params: { id }, body: { text, ...(version === null ? {} : { draft: version }) } });
    });
  };
  const form = useRef<HTMLDivElement>(null);
  return (
    <div className="composer-form" ref={form}>
      <SendKeys form={form} onAsked={save} />
      <TextBox
        label="Internal note: the customer never sees it"
        value={text}
        onChange={(next) => draft.change({ text: next })}
        maxLength={20_000}
        spellCheck="true"
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

/** Where the agent writes: to the customer, or to colleagues. */
export const Composer = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const mayReply = mayUse(useMe(), api.sendReply);
  const [shown, setShown] = useState(mayReply ? 'reply' : 'note');
  const box = useRef<HTMLDivElement>(null);
  const write = (tab: 'reply' | 'note') => {
    flushSync(() => setShown(tab));
    box.current?.querySelector<HTMLElement>('.composer-panel:not([inert]) textarea')?.focus();
  };
  useShortcut('r', 'Write a reply', () => write('reply'), mayReply);
  useShortcut('n', 'Write an internal note', () => write('note'));
  return (
    <Tabs
      ref={box}
      className="composer"
      selectedKey={shown}
      onSelectionChange={(tab) => setShown(String(tab))}
    >
      <TabList className="tabs" aria-label="Write">
        {mayReply && (
          <Tab id="reply" className="tab">
            Reply
          </Tab>
        )}
        <Tab id="note" className="tab">
          Internal note
        </Tab>
      </TabList>
      {mayReply && (
        <TabPanel id="reply" className="tab-panel composer-panel" shouldForceMount>
          <ReplyForm enquiry={enquiry} />
        </TabPanel>
      )}
      <TabPanel id="note" className="composer-panel composer-note">
        <NoteForm enquiry={enquiry} />
      </TabPanel>
    </Tabs>
  );
};
