import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { flushSync } from 'react-dom';
import { mayUse, useMe } from '../../../session/me.js';
import { useShortcut } from '../../../shortcuts/shortcuts.js';
import { NoteForm } from './note-form.js';
import { ReplyForm } from './reply-form.js';
import '../../../ui/tabs.css';
import './composer.css';

interface ComposerProps {
  enquiry: EnquiryDetail;
  /** Somebody is about to write: it has to be in view. */
  onWrite: () => void;
}

/** Where the agent writes: to the customer, or to colleagues. */
export const Composer = ({ enquiry, onWrite }: ComposerProps) => {
  const mayReply = mayUse(useMe(), api.sendReply);
  const [shown, setShown] = useState(mayReply ? 'reply' : 'note');
  const box = useRef<HTMLDivElement>(null);
  const write = (tab: 'reply' | 'note') => {
    flushSync(() => {
      setShown(tab);
      onWrite();
    });
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
