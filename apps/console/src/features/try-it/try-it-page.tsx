import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { ChannelTabs } from './channel-tabs.js';
import { Guide } from './guide.js';
import { Inbox } from './inbox.js';
import './try-it-page.css';

/** The newcomer plays the customer, then the agent, and sees both sides. */
export const TryItPage = () => {
  const setup = useQuery({
    queryKey: keys.tryIt,
    queryFn: ({ signal }) => call(api.tryItSetup, {}, { signal }),
    staleTime: Infinity,
  });
  return (
    <Page title="Try it">
      <Guide />
      <div className="try-it">
        <Panel title="1. You are the customer">
          <Loaded query={setup}>{({ channels }) => <ChannelTabs channels={channels} />}</Loaded>
        </Panel>
        <Inbox />
      </div>
    </Page>
  );
};
