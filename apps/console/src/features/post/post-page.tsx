import { api, type Channel, CHANNELS, type Scan } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useMe } from '../../session/me.js';
import { makeKeptStore, useStore } from '../../state/store.js';
import { useToday } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { BringScans } from './bring-scans.js';
import { cutsOf, lettersOf } from './cuts.js';
import { DayChoice } from './day-choice.js';
import { Photographs } from './photographs.js';
import { PutLetters } from './put-letters.js';
import { dayOf, isOfToday, type SaidDay } from './received-day.js';
import { type Decided, StagedScan } from './staged-scan.js';
import { useBring } from './use-bring.js';
import { usePutIn } from './use-put-in.js';
import './post-page.css';

/** Colleagues bring and take as well. */
const LOOK_AGAIN_MS = 30_000;

/** Post of one desk is mostly for one service. */
const lastService = makeKeptStore('frontdoor-post-service', (kept) => kept ?? '');

/** The post room: scans of letters and faxes come in here, are cut into letters, dated by their stamp, and put in the queue. */
export const PostPage = () => {
  const { desks, services } = useMe().organisation;
  const ways = desks.filter((each) => CHANNELS[each].stamped);
  const [first] = ways;
  return (
    <Page title="Post">
      {first === undefined ? (
        <div className="panel">
          <Message icon="question" title="No post comes in here yet.">
            <p>
              An administrator adds a post room: <code>frontdoor admin entry-point add</code>.
            </p>
          </Message>
        </div>
      ) : (
        <PostRoom ways={ways} slugs={services.map(({ slug }) => slug)} />
      )}
    </Page>
  );
};

interface Props {
  ways: readonly Channel[];
  /** Of the services there are. */
  slugs: readonly string[];
}

const PostRoom = ({ ways, slugs }: Props) => {
  const zone = useZone();
  const now = useToday(zone);
  const bring = useBring();
  const { phases, done, putIn, undo, now: putInNow } = usePutIn();
  const [said, setSaid] = useState<SaidDay>('today');
  const [channel, setChannel] = useState(ways[0]!);
  const kept = useStore(lastService);
  const service = slugs.includes(kept) ? kept : slugs.length === 1 ? slugs[0]! : '';
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decided>>>({});
  const staged = useQuery({
    queryKey: keys.scans,
    queryFn: ({ signal }) => call(api.listScans, {}, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });

  const decidedOf = (scan: Scan): Decided =>
    decisions[scan.id] ?? { cuts: cutsOf(scan), services: {}, said: null };
  const dayFor = (scan: Scan): string | null => {
    const { said: own } = decidedOf(scan);
    return dayOf(own ?? (isOfToday(scan.at, now, zone) ? said : null), now, zone);
  };
  const lettersIn = (scan: Scan) => lettersOf(scan.pages, decidedOf(scan).cuts);
  const hindranceFor = (scan: Scan): string | null => {
    if (lettersIn(scan).length === 0) return 'No page of it is in a letter: take one in, or throw it away.';
    if (dayFor(scan) === null) return 'Say on which day it came.';
    const isForAll = lettersIn(scan).every(({ firstPage }) => decidedOf(scan).services[firstPage] ?? service);
    return isForAll ? null : 'Choose for which service it is.';
  };
  const put = (scan: Scan) => {
    const receivedOn = dayFor(scan);
    if (receivedOn === null) return;
    const letters = lettersIn(scan).map((pages) => ({
      ...pages,
      ...{ channel, receivedOn },
      service: decidedOf(scan).services[pages.firstPage] ?? service,
    }));
    putIn(scan.id, scan.name, letters);
  };

  return (
    <>
      <BringScans {...bring} />
      {done.length > 0 && <PutLetters done={done} />}
      <Loaded query={staged} rows={3}>
        {({ scans }) => {
          const ready = scans.filter((scan) => !phases[scan.id] && hindranceFor(scan) === null);
          if (scans.length === 0)
            return <p className="quiet">No scans wait: all that was brought is in the queue.</p>;
          const photographs = bring.photographs.flatMap(
            (id) => scans.find((scan) => scan.id === id && !phases[id]) ?? [],
          );
          return (
            <section className="staged-scans" aria-labelledby="staged">
              <h2 id="staged">
                {scans.length === 1 ? '1 scan is' : `${scans.length} scans are`} not in the queue yet
              </h2>
              {photographs.length > 1 && (
                <Photographs
                  photographs={photographs}
                  onOrder={bring.setPhotographs}
                  onSettled={() => bring.setPhotographs([])}
                />
              )}
              <div className="panel batch">
                <DayChoice label="Received on (the stamp)" said={said} onChange={setSaid} />
                {ways.length > 1 && (
                  <Choice
                    label="These are"
                    value={channel}
                    options={ways.map((value) => ({
                      value,
                      label: CHANNELS[value].label,
                      icon: CHANNELS[value].icon,
                    }))}
                    onChange={setChannel}
                  />
                )}
                <ServiceChoice label="For which service?" value={service} onChange={lastService.write} />
                {ready.length > 1 && (
                  <ActionButton onPress={() => ready.forEach(put)}>
                    Put all {ready.reduce((sum, scan) => sum + lettersIn(scan).length, 0)} letters in the
                    queue
                  </ActionButton>
                )}
              </div>
              {scans.map((scan) => (
                <StagedScan
                  key={scan.id}
                  scan={scan}
                  letters={lettersIn(scan)}
                  decided={decidedOf(scan)}
                  onDecide={(decided) => setDecisions((all) => ({ ...all, [scan.id]: decided }))}
                  service={service}
                  isOfToday={isOfToday(scan.at, now, zone)}
                  phase={phases[scan.id]}
                  hindrance={hindranceFor(scan)}
                  onPutIn={() => put(scan)}
                  onUndo={() => undo(scan.id)}
                  onNow={() => putInNow(scan.id)}
                />
              ))}
            </section>
          );
        }}
      </Loaded>
    </>
  );
};
