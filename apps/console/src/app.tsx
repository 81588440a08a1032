import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/query-client.js';
import { LiveUpdates } from './live/live-updates.js';
import { SessionGate } from './session/session-gate.js';
import { Screens } from './screens.js';

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
