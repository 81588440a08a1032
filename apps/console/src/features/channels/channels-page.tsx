import { api, type ListenerView, type RecountView } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { EntryPointCard } from './entry-point-card.js';
import './channels-page.css';
import { many } from '../../ui/many.js';

const LISTENER = {
  works: { tone: 'good', word: 'Works' },
  trouble: { tone: 'bad', word: 'In trouble' },
  late: { tone: 'risk', word: 'No sign of life' },
} as const;

const Listener = ({ listener: { source, state, detail, seenAt } }: { listener: ListenerView }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <li>
      <p>
        <strong>{source.split('#')[0]}</strong>{' '}
        <Badge tone={LISTENER[state].tone}>{LISTENER[state].word}</Badge>
      </p>
      <p className="quiet small">
        {detail} Last sign of life {shortTime(seenAt, now, zone)}.
      </p>
    </li>
  );
};

const countWords = ({ looked, found }: RecountView): string => {
  if (looked === null) return 'Its list has not been asked for yet.';
  const missing =
    found === 1 ? 'one was missing here and was taken in' : `${found} were missing here and were taken in`;
  return `Its list had ${many(looked, 'contact')}; ${found ? missing : 'all were here'}.`;
};

const Recounted = ({ recount }: { recount: RecountView }) => {
  const now = useNow();
  const zone = useZone();
  const { adapter, at, problem, nextAt } = recount;
  return (
    <li>
      <p>
        <strong>{adapter}</strong> {problem !== null && <Badge tone="bad">Could not be asked</Badge>}
      </p>
      <p className="quiet small">
        {problem ?? countWords(recount)}
        {at !== null && ` Asked ${shortTime(at, now, zone)}.`} Asked next {shortTime(nextAt, now, zone)}.
      </p>
    </li>
  );
};

/** Every way in, with what comes by it, what is wrong with it and what to do. */
export const ChannelsPage = () => {
  const channels = useQuery({
    queryKey: keys.channels,
    queryFn: ({ signal }) => call(api.listChannels, {}, { signal }),
    refetchInterval: 60_000,
  });
  return (
    <Page title="Channels">
      <Loaded query={channels} rows={8}>
        {({ entryPoints, listeners, recounts }) => {
          const wrong = entryPoints.filter((each) => each.state === 'fault' || each.silent !== null).length;
          return (
            <div className="channels">
              <p role="status" className="quiet">
                {wrong === 0
                  ? 'Nothing is wrong with any of them.'
                  : `${wrong === 1 ? 'Something is wrong with one' : `Something is wrong with ${wrong}`} of ${entryPoints.length}.`}
              </p>
              <ul className="channel-cards" aria-label="Entry points">
                {entryPoints
                  .toSorted((a, b) => rank(a) - rank(b))
                  .map((entryPoint) => (
                    <EntryPointCard key={entryPoint.id} entryPoint={entryPoint} />
                  ))}
              </ul>
              {listeners.length > 0 && (
                <Panel title="What listens by itself">
                  <ul className="panel-body channel-list">
                    {listeners.map((listener) => (
                      <Listener key={listener.source} listener={listener} />
                    ))}
                  </ul>
                </Panel>
              )}
              {recounts.length > 0 && (
                <Panel title="The nightly count with the providers’ own lists">
                  <ul className="panel-body channel-list">
                    {recounts.map((recount) => (
                      <Recounted key={recount.adapter} recount={recount} />
                    ))}
                  </ul>
                </Panel>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
};

/** What is wrong comes first, then what is paused. */
const rank = ({ state, silent, paused }: Parameters<typeof EntryPointCard>[0]['entryPoint']): number =>
  state === 'fault' || silent !== null ? 0 : paused !== null ? 1 : 2;
