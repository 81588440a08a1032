import { useState } from 'react';
import { LiveMark } from '../live/live-mark.js';
import { AbsenceDialog } from '../session/absence-dialog.js';
import { useMe } from '../session/me.js';
import { PresenceChoice } from '../session/presence-choice.js';
import { UserMenu } from '../session/user-menu.js';
import { SearchBox } from './search-box.js';
import './top-bar.css';

export const TopBar = ({ onShortcuts }: { onShortcuts: () => void }) => {
  const me = useMe();
  const [isSayingAway, setIsSayingAway] = useState(false);
  return (
    <header className="top-bar">
      <p className="top-bar-name">{me.organisation.name}</p>
      <SearchBox />
      <LiveMark />
      <PresenceChoice />
      <UserMenu onShortcuts={onShortcuts} onAbsence={() => setIsSayingAway(true)} />
      {isSayingAway && <AbsenceDialog onClose={() => setIsSayingAway(false)} />}
    </header>
  );
};
