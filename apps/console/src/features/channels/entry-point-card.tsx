import { api, type WatchedEntryPoint } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import type { IconName } from '../../ui/icon.js';
import { PauseDialog } from './pause-dialog.js';
import { TestDialog } from './test-dialog.js';

const LOOKS: Record<
  WatchedEntryPoint['state'],
  { tone: 'good' | 'bad' | 'neutral' | 'risk'; icon: IconName; word: string }
> = {
  works: { tone: 'good', icon: 'check', word: 'Works' },
  fault: { tone: 'bad', icon: 'at-risk', word: 'In trouble' },
  'by-hand': { tone: 'neutral', icon: 'note', word: 'Recorded by staff' },
  unconnected: { tone: 'risk', icon: 'offline', word: 'Not connected' },
};

const usually = (usual: number | null): string =>
  usual === null ? '' : `, usually ${usual >= 10 ? Math.round(usual) : usual} by now`;

/** One way in: what comes by it, what is wrong, and what can be done. */
export const EntryPointCard = ({ entryPoint }: { entryPoint: WatchedEntryPoint }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const [asks, setAsks] = useState<'pause' | 'test' | null>(null);
  const {
    id,
    channel,
    address,
    name,
    service,
    state,
    problem,
    lastAt,
    today,
    usual,
    silent,
    paused,
    canTest,
  } = entryPoint;
  const resume = useAction(api.resumeEntryPoint, {
    refresh: [keys.channels],
    onDone: () => notify({ tone: 'good', title: `${name} is taken up again.` }),
  });
  const { tone, icon, word } = LOOKS[state];
  const about = <span className="visually-hidden"> {address}</span>;
  return (
    <li className="panel channel-card">
      <div className="channel-what">
        <p className="channel-name">
          <ChannelMark channel={channel} /> <strong>{name}</strong>
        </p>
        <p className="quiet small">
          <bdi>{address}</bdi> · {service}
        </p>
        <p className="channel-badges">
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
          {silent && (
            <Badge tone="bad" icon="missed">
              Silent
            </Badge>
          )}
          {paused && (
            <Badge tone="risk" icon="paused">
              Paused
            </Badge>
          )}
        </p>
        {problem !== null && <p className="channel-problem">{problem}</p>}
        {silent && (
          <p className="channel-problem">
            Nothing has come since {shortTime(silent.since, now, zone)}, where about {silent.expected}{' '}
            contacts usually come in that time. Send something to it, and ask its provider.
          </p>
        )}
        {paused && (
          <p className="small">
            Paused {shortTime(paused.at, now, zone)} by {paused.by}. Whoever comes is told: “
            <bdi>{paused.words}</bdi>”
          </p>
        )}
      </div>
      <p className="channel-volume figures">
        <strong>{today}</strong> today{usually(usual)}
        <span className="quiet small">
          {lastAt === null ? 'Nothing has come yet' : `Last heard ${shortTime(lastAt, now, zone)}`}
        </span>
      </p>
      <div className="channel-actions">
        {canTest && mayUse(me, api.testEntryPoint) && (
          <ActionButton onPress={() => setAsks('test')}>Test message{about}</ActionButton>
        )}
        {mayUse(me, api.pauseEntryPoint) &&
          (paused ? (
            <ActionButton isPending={resume.isPending} onPress={() => resume.mutate({ params: { id } })}>
              Take up again{about}
            </ActionButton>
          ) : (
            <ActionButton onPress={() => setAsks('pause')}>Pause{about}</ActionButton>
          ))}
      </div>
      {asks === 'pause' && <PauseDialog entryPoint={entryPoint} onClose={() => setAsks(null)} />}
      {asks === 'test' && <TestDialog entryPoint={entryPoint} onClose={() => setAsks(null)} />}
    </li>
  );
};
