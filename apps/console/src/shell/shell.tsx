import { CHANNELS } from '@frontdoor/contracts';
import { Component, lazy, type ReactNode, Suspense, useState } from 'react';
import { Outlet, useLocation, useMatch } from 'react-router';
import { OfferBar, useShownOffers } from '../casework/offer-bar.js';
import { useTakeNext } from '../casework/take-next.js';
import { useMine } from '../casework/use-queue.js';
import { AbsenceBar } from '../session/absence.js';
import { PresenceBar } from '../session/presence-bar.js';
import { Walk } from '../session/walk.js';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { CallBar } from '../telephone/call-bar.js';
import { ActionButton } from '../ui/action-button.js';
import { Skeleton } from '../ui/loaded.js';
import { Message } from '../ui/message.js';
import { NoticeList } from './notice-list.js';
import { PALETTE } from './palette-keys.js';
import { Rail } from './rail.js';
import { TopBar } from './top-bar.js';
import { useNoticing } from './use-noticing.js';
import './shell.css';

const Palette = lazy(() => import('./palette.js'));

interface Props {
  children: ReactNode;
}

/** Catches a fault in drawing a screen, so that the rest of the console stays usable. */
class SafetyNet extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Message icon="at-risk" title="This screen could not be shown." tone="bad">
        <p>Reload the page. What you wrote is kept. If it happens again, tell your administrator.</p>
        <ActionButton look="main" onPress={() => location.reload()}>
          Reload
        </ActionButton>
      </Message>
    );
  }
}

/** Says new offers and newly missed promises to screen readers: a change of these words is read out. */
const Announcer = () => {
  const offer = useShownOffers()[0];
  const missed = useMine().data?.counts.missed ?? 0;
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {offer && `Offered to you: ${CHANNELS[offer.channel].label} from ${offer.customer}. ${offer.subject}`}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {missed > 0 && `Missed promises in the queue: ${missed}`}
      </p>
    </>
  );
};

/** What stays while the screens change. */
export const Shell = () => {
  const [showsPalette, setShowsPalette] = useState(false);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const [isWalking, setIsWalking] = useState(false);
  const { pathname } = useLocation();
  // There it has a place of its own beside the conversation.
  const isOnEnquiry = useMatch('/enquiries/:id') !== null;
  const isFirstPage = pathname === '/' || pathname === '/queue';
  const takeNext = useTakeNext();
  useNoticing();
  useShortcut('?', 'Show these shortcuts', () => setShowsShortcuts(true));
  useShortcut(PALETTE, 'Go to or do anything', () => setShowsPalette(true));
  useShortcut('t', 'Take the next piece of work', () => takeNext.mayTake && takeNext.take());
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <Rail />
      <div className="shell-column">
        <TopBar
          onPalette={() => setShowsPalette(true)}
          onShortcuts={() => setShowsShortcuts(true)}
          onWalk={() => setIsWalking(true)}
        />
        <div>
          <CallBar />
          <AbsenceBar />
          {isFirstPage && (
            <PresenceBar waitsForWork={pathname === '/queue'} onWalk={() => setIsWalking(true)} />
          )}
          {isOnEnquiry || <OfferBar />}
        </div>
        <main id="content" className="shell-content" tabIndex={-1}>
          <SafetyNet key={pathname}>
            <Suspense fallback={<Skeleton />}>
              <Outlet />
            </Suspense>
          </SafetyNet>
        </main>
      </div>
      <ShortcutsDialog isOpen={showsShortcuts} onOpenChange={setShowsShortcuts} />
      {showsPalette && (
        <Suspense>
          <Palette onClose={() => setShowsPalette(false)} />
        </Suspense>
      )}
      {isWalking && <Walk onClose={() => setIsWalking(false)} />}
      <NoticeList />
      <Announcer />
    </div>
  );
};
