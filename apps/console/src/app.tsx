import { api } from '@frontdoor/contracts';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { BrowserRouter, Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './api/query-client.js';
import { AgentsPage } from './features/agents/agents-page.js';
import { AuditsPage } from './features/audits/audits-page.js';
import { CalendarsPage } from './features/calendars/calendars-page.js';
import { EnquiryPage } from './features/enquiry/enquiry-page.js';
import { NewContactPage } from './features/new-contact/new-contact-page.js';
import { OverviewPage } from './features/overview/overview-page.js';
import { PromisesPage } from './features/promises/promises-page.js';
import { QuarantinePage } from './features/quarantine/quarantine-page.js';
import { QueuePage } from './features/queue/queue-page.js';
import { SavedRepliesPage } from './features/saved-replies/saved-replies-page.js';
import { ScoreboardPage } from './features/scoreboard/scoreboard-page.js';
import { SearchPage } from './features/search/search-page.js';
import { TryItPage } from './features/try-it/try-it-page.js';
import { WhoIsWhoPage } from './features/who-is-who/who-is-who-page.js';
import { LiveUpdates } from './live/live-updates.js';
import { mayUse, useMe } from './session/me.js';
import { SessionGate } from './session/session-gate.js';
import { Shell } from './shell/shell.js';
import { Message } from './ui/message.js';
import { Page } from './ui/page.js';

const NotFound = () => (
  <Page title="There is no such page">
    <Message icon="question" title="The address may be mistyped, or the page may have moved.">
      <Link to="/queue">Go to the queue</Link>
    </Message>
  </Page>
);

/** Supervisors begin with how everything stands, everybody else with the queue. */
const FirstPage = () => {
  const { search } = useLocation();
  if (mayUse(useMe(), api.readServiceLoads)) return <OverviewPage />;
  return <Navigate to={`/queue${search}`} replace />;
};

const Screens = () => (
  <Routes>
    <Route element={<Shell />}>
      <Route index element={<FirstPage />} />
      <Route path="queue" element={<QueuePage />} />
      <Route path="enquiries/:id" element={<EnquiryPage />} />
      <Route path="new-contact" element={<NewContactPage />} />
      <Route path="search" element={<SearchPage />} />
      <Route path="agents" element={<AgentsPage />} />
      <Route path="promises" element={<PromisesPage />} />
      <Route path="saved-replies" element={<SavedRepliesPage />} />
      <Route path="scoreboard" element={<ScoreboardPage />} />
      <Route path="calendars" element={<CalendarsPage />} />
      <Route path="audits" element={<AuditsPage />} />
      <Route path="quarantine" element={<QuarantinePage />} />
      <Route path="who-is-who" element={<WhoIsWhoPage />} />
      {useMe().demonstration && <Route path="try-it" element={<TryItPage />} />}
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);

export const App = () => (
  <I18nProvider locale="en-GB">
    <QueryClientProvider client={queryClient}>
      <SessionGate>
        <LiveUpdates>
          <BrowserRouter basename="/console">
            <Screens />
          </BrowserRouter>
        </LiveUpdates>
      </SessionGate>
    </QueryClientProvider>
  </I18nProvider>
);
