import { api } from '@frontdoor/contracts';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { BrowserRouter, Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { lazy, useEffect } from 'react';
import { QueryClientProvider, useIsFetching } from '@tanstack/react-query';
import { queryClient } from './api/query-client.js';
import { QueuePage } from './features/queue/queue-page.js';
import { LiveUpdates } from './live/live-updates.js';
import { mayUse, useMe } from './session/me.js';
import { SessionGate } from './session/session-gate.js';
import { Shell } from './shell/shell.js';
import { Message } from './ui/message.js';
import { Page } from './ui/page.js';

/** What is not needed at once comes when it is first opened. */
const AgentsPage = lazy(() =>
  import('./features/agents/agents-page.js').then((page) => ({ default: page.AgentsPage })),
);
const AnswersPage = lazy(() =>
  import('./features/answers/answers-page.js').then((page) => ({ default: page.AnswersPage })),
);
const AnswerPage = lazy(() =>
  import('./features/answers/answer-page.js').then((page) => ({ default: page.AnswerPage })),
);
const AuditsPage = lazy(() =>
  import('./features/audits/audits-page.js').then((page) => ({ default: page.AuditsPage })),
);
const BalancePage = lazy(() =>
  import('./features/balance/balance-page.js').then((page) => ({ default: page.BalancePage })),
);
const WhatIfPage = lazy(() =>
  import('./features/what-if/what-if-page.js').then((page) => ({ default: page.WhatIfPage })),
);
const ForecastPage = lazy(() =>
  import('./features/forecast/forecast-page.js').then((page) => ({ default: page.ForecastPage })),
);
const CalendarsPage = lazy(() =>
  import('./features/calendars/calendars-page.js').then((page) => ({ default: page.CalendarsPage })),
);
const CustomerPage = lazy(() =>
  import('./features/customer/customer-page.js').then((page) => ({ default: page.CustomerPage })),
);
const IncidentPage = lazy(() =>
  import('./features/incidents/incident-page.js').then((page) => ({ default: page.IncidentPage })),
);
const IncidentsPage = lazy(() =>
  import('./features/incidents/incidents-page.js').then((page) => ({ default: page.IncidentsPage })),
);
const NewContactPage = lazy(() =>
  import('./features/new-contact/new-contact-page.js').then((page) => ({ default: page.NewContactPage })),
);
const OverviewPage = lazy(() =>
  import('./features/overview/overview-page.js').then((page) => ({ default: page.OverviewPage })),
);
const PrintQueuePage = lazy(() =>
  import('./features/print-queue/print-queue-page.js').then((page) => ({ default: page.PrintQueuePage })),
);
const PostPage = lazy(() =>
  import('./features/post/post-page.js').then((page) => ({ default: page.PostPage })),
);
const PromisesPage = lazy(() =>
  import('./features/promises/promises-page.js').then((page) => ({ default: page.PromisesPage })),
);
const ChannelsPage = lazy(() =>
  import('./features/channels/channels-page.js').then((page) => ({ default: page.ChannelsPage })),
);
const QualityPage = lazy(() =>
  import('./features/quality/quality-page.js').then((page) => ({ default: page.QualityPage })),
);
const QualityNotePage = lazy(() =>
  import('./features/quality/note-page.js').then((page) => ({ default: page.QualityNotePage })),
);
const QuarantinePage = lazy(() =>
  import('./features/quarantine/quarantine-page.js').then((page) => ({ default: page.QuarantinePage })),
);
const ReceptionPage = lazy(() =>
  import('./features/reception/reception-page.js').then((page) => ({ default: page.ReceptionPage })),
);
const SavedRepliesPage = lazy(() =>
  import('./features/saved-replies/saved-replies-page.js').then((page) => ({
    default: page.SavedRepliesPage,
  })),
);
const DemandPage = lazy(() =>
  import('./features/scoreboard/demand/demand-page.js').then((page) => ({ default: page.DemandPage })),
);
const ScoreboardPage = lazy(() =>
  import('./features/scoreboard/scoreboard-page.js').then((page) => ({ default: page.ScoreboardPage })),
);
const SearchPage = lazy(() =>
  import('./features/search/search-page.js').then((page) => ({ default: page.SearchPage })),
);
const SetUpPage = lazy(() =>
  import('./features/set-up/set-up-page.js').then((page) => ({ default: page.SetUpPage })),
);
const ServiceRulesPage = lazy(() =>
  import('./features/set-up/service-rules-page.js').then((page) => ({ default: page.ServiceRulesPage })),
);
const ShiftsPage = lazy(() =>
  import('./features/shifts/shifts-page.js').then((page) => ({ default: page.ShiftsPage })),
);
const SubscribersPage = lazy(() =>
  import('./features/subscribers/subscribers-page.js').then((page) => ({ default: page.SubscribersPage })),
);
const TryItPage = lazy(() =>
  import('./features/try-it/try-it-page.js').then((page) => ({ default: page.TryItPage })),
);
const WhoIsWhoPage = lazy(() =>
  import('./features/who-is-who/who-is-who-page.js').then((page) => ({ default: page.WhoIsWhoPage })),
);

/** Fetched while nobody waits for it, so that the first enquiry opens at once. */
const loadEnquiryPage = () => import('./features/enquiry/enquiry-page.js');
const EnquiryPage = lazy(() => loadEnquiryPage().then((page) => ({ default: page.EnquiryPage })));
const QUIET_MS = 1000;

const NotFound = () => (
  <Page title="There is no such page">
    <Message icon="question" title="The address may be mistyped, or the page may have moved.">
      <Link to="/queue">Go to the queue</Link>
    </Message>
  </Page>
);

/** Supervisors begin with how everything stands, reception with who comes, everybody else with the queue. */
const FirstPage = () => {
  const { search } = useLocation();
  const me = useMe();
  if (mayUse(me, api.readServiceLoads)) return <OverviewPage />;
  const isAtReception = me.roles.includes('reception') && !me.roles.includes('agent');
  return <Navigate to={isAtReception ? '/reception' : `/queue${search}`} replace />;
};

const Screens = () => {
  const isBusy = useIsFetching() > 0;
  useEffect(() => {
    if (isBusy) return;
    // Should it fail, it is fetched again when an enquiry is opened.
    const timer = setTimeout(() => void loadEnquiryPage().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  const { demonstration } = useMe();
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<FirstPage />} />
        <Route path="queue" element={<QueuePage />} />
        <Route path="enquiries/:id" element={<EnquiryPage />} />
        <Route path="customers/:id" element={<CustomerPage />} />
        <Route path="incidents" element={<IncidentsPage />} />
        <Route path="incidents/:id" element={<IncidentPage />} />
        <Route path="new-contact" element={<NewContactPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="answers" element={<AnswersPage />} />
        <Route path="answers/:id" element={<AnswerPage />} />
        <Route path="agents" element={<AgentsPage />} />
        <Route path="post" element={<PostPage />} />
        <Route path="promises" element={<PromisesPage />} />
        <Route path="print-queue" element={<PrintQueuePage />} />
        <Route path="reception" element={<ReceptionPage />} />
        <Route path="saved-replies" element={<SavedRepliesPage />} />
        <Route path="scoreboard" element={<ScoreboardPage />} />
        <Route path="scoreboard/demand" element={<DemandPage />} />
        <Route path="balance" element={<BalancePage />} />
        <Route path="what-if" element={<WhatIfPage />} />
        <Route path="scoreboard/forecast" element={<ForecastPage />} />
        <Route path="calendars" element={<CalendarsPage />} />
        <Route path="audits" element={<AuditsPage />} />
        <Route path="shifts" element={<ShiftsPage />} />
        <Route path="set-up/rules/:slug" element={<ServiceRulesPage />} />
        {/* What happens to callers stands with the other rules of each service. */}
        <Route path="set-up/callers" element={<Navigate to="/set-up/rules" replace />} />
        <Route path="set-up/:part?" element={<SetUpPage />} />
        <Route path="channels" element={<ChannelsPage />} />
        <Route path="subscribers" element={<SubscribersPage />} />
        <Route path="quality" element={<QualityPage />} />
        <Route path="quality/:id" element={<QualityNotePage />} />
        <Route path="quarantine" element={<QuarantinePage />} />
        <Route path="who-is-who" element={<WhoIsWhoPage />} />
        {demonstration && <Route path="try-it" element={<TryItPage />} />}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
};

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
