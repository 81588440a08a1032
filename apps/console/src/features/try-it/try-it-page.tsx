import { api, CHANNELS } from '@frontdoor/contracts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { CustomerForm, type TryItChannel } from './customer-form.js';
import { Inbox } from './inbox.js';
import './try-it-page.css';
import '../../ui/tabs.css';

/** The whole loop in three steps. */
const Guide = () => (
  <ol className="guide">
    <li>
      <strong>Write as a customer.</strong> Choose a channel below, keep the example or change it, and send.
    </li>
    <li>
      <strong>Answer as an agent.</strong> Go to <Link to="/">the queue</Link>, press “Take next”, read,
      reply.
    </li>
    <li>
      <strong>See what the customer got.</strong> Come back here: the reply stands under “What the customer
      has received”, and the promise in the enquiry is kept.
    </li>
  </ol>
);

const ChannelTabs = ({ channels }: { channels: readonly TryItChannel[] }) => (
  <Tabs>
    <TabList className="tabs" aria-label="Channel">
      {channels.map(({ channel, label }) => (
        <Tab key={channel} id={channel} className="tab">
          <Icon name={CHANNELS[channel].icon} />
          {label}
        </Tab>
      ))}
    </TabList>
    {channels.map((channel) => (
      <TabPanel key={channel.channel} id={channel.channel} className="tab-panel panel-body" shouldForceMount>
        <CustomerForm channel={channel} />
      </TabPanel>
    ))}
  </Tabs>
);

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
