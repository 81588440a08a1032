import { Route, Routes } from 'react-router';
import { AgentsPage } from './features/agents/agents-page.js';
import { AuditsPage } from './features/audits/audits-page.js';
import { CalendarsPage } from './features/calendars/calendars-page.js';
import { EnquiryPage } from './features/enquiry/enquiry-page.js';
import { PromisesPage } from './features/promises/promises-page.js';
import { QuarantinePage } from './features/quarantine/quarantine-page.js';
import { QueuePage } from './features/queue/queue-page.js';
import { ScoreboardPage } from './features/scoreboard/scoreboard-page.js';
import { SearchPage } from './features/search/search-page.js';
import { useMe } from './session/me.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';
import { TryItPage } from './features/try-it/try-it-page.js';

export const Screens = () => (
  <Routes>
    <Route element={<Shell />}>
      <Route index element={<QueuePage />} />
      <Route path="enquiries/:id" element={<EnquiryPage />} />
      <Route path="search" element={<SearchPage />} />
      <Route path="agents" element={<AgentsPage />} />
      <Route path="promises" element={<PromisesPage />} />
      <Route path="scoreboard" element={<ScoreboardPage />} />
      <Route path="calendars" element={<CalendarsPage />} />
      <Route path="audits" element={<AuditsPage />} />
      <Route path="quarantine" element={<QuarantinePage />} />
      {useMe().demonstration && <Route path="try-it" element={<TryItPage />} />}
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);
