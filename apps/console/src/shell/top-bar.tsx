import { LiveMark } from '../live/live-mark.js';
import { useMe } from '../session/me.js';
import { PresenceChoice } from '../session/presence-choice.js';
import { UserMenu } from '../session/user-menu.js';
import { SearchBox } from './search-box.js';
import './top-bar.css';

export const TopBar = ({ onShortcuts }: { onShortcuts: () => void }) => {
  const me = useMe();
  return (
    <header className="top-bar">
      <p className="top-bar-name">{me.organisation.name}</p>
      <SearchBox />
      <LiveMark />
      <PresenceChoice />
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
};
