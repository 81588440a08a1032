import { api, LONGEST_SEARCH } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useNavigate } from 'react-router';
import { findByReference } from '../casework/find-enquiries.js';
import { LiveMark } from '../live/live-mark.js';
import { AbsenceDialog } from '../session/absence.js';
import { mayUse, useMe } from '../session/me.js';
import { PresenceChoice } from '../session/presence-choice.js';
import { UserMenu } from '../session/user-menu.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { setSoftphone, useSoftphone } from '../telephone/use-softphone.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import '../ui/field.css';
import { MentionsMenu } from './mentions-menu.js';
import './top-bar.css';

/** Finds an enquiry from anywhere. */
const SearchBox = () => {
  const [words, setWords] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useShortcut('/', 'Search enquiries', () => input.current?.focus());
  /** A whole reference opens its enquiry, anything else the search. */
  const open = async (text: string) => {
    const id = await findByReference(text);
    setWords('');
    await navigate(id ? `/enquiries/${id}` : `/search?q=${encodeURIComponent(text.trim())}`);
  };
  return (
    <SearchField
      className="search-box"
      aria-label="Search enquiries"
      value={words}
      onChange={setWords}
      maxLength={LONGEST_SEARCH}
      onSubmit={(text) => void open(text)}
    >
      <Icon name="search" size={16} />
      <Input className="input" ref={input} placeholder="Reference, name, address, words" />
    </SearchField>
  );
};

/** To write down a visit, a call or a letter. */
const NewContactButton = () => {
  const navigate = useNavigate();
  const go = () => void navigate('/new-contact');
  useShortcut('c', 'New contact: a visit, a call or a letter', go);
  return (
    <ActionButton icon="note" onPress={go}>
      <span className="new-contact-words">New contact</span>
    </ActionButton>
  );
};

interface Props {
  onPalette: () => void;
  onShortcuts: () => void;
  onWalk: () => void;
}

export const TopBar = ({ onPalette, onShortcuts, onWalk }: Props) => {
  const me = useMe();
  const { isOffered, isWanted } = useSoftphone();
  const [isSayingAway, setIsSayingAway] = useState(false);
  return (
    <header className="top-bar">
      <p className="top-bar-name">{me.organisation.name}</p>
      <SearchBox />
      {mayUse(me, api.takeDownContact) && <NewContactButton />}
      <LiveMark />
      <MentionsMenu />
      <PresenceChoice />
      <UserMenu
        onPalette={onPalette}
        onShortcuts={onShortcuts}
        onWalk={onWalk}
        {...(isOffered && { softphone: { isWanted, turn: () => void setSoftphone(!isWanted) } })}
        onAbsence={() => setIsSayingAway(true)}
      />
      {isSayingAway && <AbsenceDialog onClose={() => setIsSayingAway(false)} />}
    </header>
  );
};
