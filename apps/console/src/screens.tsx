import { Route, Routes } from 'react-router';
import { AgentsPage } from './agents/agents-page.js';
import { AuditsPage } from './audits/audits-page.js';
import { CalendarsPage } from './calendars/calendars-page.js';
import { EnquiryPage } from './enquiry/enquiry-page.js';
import { PromisesPage } from './promises/promises-page.js';
import { QuarantinePage } from './quarantine/quarantine-page.js';
import { QueuePage } from './queue/queue-page.js';
import { ScoreboardPage } from './scoreboard/scoreboard-page.js';
import { SearchPage } from './search/search-page.js';
import { useMe } from './session/me.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';
import { TryItPage } from './try-it/try-it-page.js';

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
