import { useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Announcer } from './announcer.js';
import { OfferBar } from '../features/queue/offer-bar.js';
import { useTakeNext } from '../casework/use-take-next.js';
import { AbsenceBar } from '../session/absence-bar.js';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.js';
import { useShortcut } from '../shortcuts/use-shortcut.js';
import { NoticeList } from './notice-list.js';
import { SafetyNet } from '../ui/safety-net.js';
import { Rail } from './rail.js';
import { TopBar } from './top-bar.js';
import { useGoShortcuts } from './use-go-shortcuts.js';
import './shell.css';

/** What stays while the screens change. */
export const Shell = () => {
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const { pathname } = useLocation();
  const takeNext = useTakeNext();
  useGoShortcuts();
  useShortcut('?', 'Show these shortcuts', () => setShowsShortcuts(true));
  useShortcut('t', 'Take the next piece of work', () => takeNext.mayTake && takeNext.take());
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <Rail />
      <div className="shell-column">
        <TopBar onShortcuts={() => setShowsShortcuts(true)} />
        <div>
          <AbsenceBar />
          <OfferBar />
        </div>
        <main id="content" className="shell-content" tabIndex={-1}>
          <SafetyNet key={pathname}>
            <Outlet />
          </SafetyNet>
        </main>
      </div>
      <ShortcutsDialog isOpen={showsShortcuts} onOpenChange={setShowsShortcuts} />
      <NoticeList />
      <Announcer />
    </div>
  );
};
