import { api, type SubscriberView } from '@frontdoor/contracts';
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
import { PopUp } from '../../ui/pop-up.js';
import { Attempts } from './attempts.js';
import { ReplaySince } from './replay-since.js';
import type { Secret } from './secret-shown.js';
import { useServiceNames } from './use-service-names.js';
import { lagOf, lookOf, shapeOf, typesOf } from './subscriber-words.js';

interface Props {
  subscriber: SubscriberView;
  onChange: () => void;
  onSecret: (secret: Secret) => void;
}

const Facts = ({ subscriber }: { subscriber: SubscriberView }) => {
  const now = useNow();
  const zone = useZone();
  const servicesOf = useServiceNames();
  const {
    url,
    deliveredAt,
    held,
    givenUp,
    problem,
    failingSince,
    nextAttemptAt,
    formerUntil,
    state,
    stateAt,
  } = subscriber;
  const time = (at: string) => shortTime(at, now, zone);
  return (
    <dl className="subscriber-facts">
      <dt>Address</dt>
      <dd className="subscriber-address">{url}</dd>
      <dt>Told of</dt>
      <dd>
        {typesOf(subscriber)}. {shapeOf(subscriber)}.
        {subscriber.services.length > 0 && ` Held to ${servicesOf(subscriber.services)}.`}
      </dd>
      <dt>Waiting</dt>
      <dd>{lagOf(subscriber, now)}</dd>
      {held + givenUp > 0 && (
        <>
          <dt>Not taken</dt>
          <dd>
            {held > 0 && `${held} held back and tried again. `}
            {givenUp > 0 && `${givenUp} given up after three days; tell them again below.`}
          </dd>
        </>
      )}
      <dt>Last taken</dt>
      <dd>{deliveredAt === null ? 'Never' : time(deliveredAt)}</dd>
      {state !== 'active' && (
        <>
          <dt>{state === 'off' ? 'Switched off' : 'Paused'}</dt>
          <dd>{time(stateAt)}</dd>
        </>
      )}
      {problem !== null && (
        <>
          <dt>Trouble</dt>
          <dd>
            {problem}
            {failingSince !== null && `, since ${time(failingSince)}`}
            {nextAttemptAt !== null && `; tried again at ${time(nextAttemptAt)}`}
          </dd>
        </>
      )}
      {formerUntil !== null && (
        <>
          <dt>Secret</dt>
          <dd>Two sign until {time(formerUntil)}</dd>
        </>
      )}
    </dl>
  );
};

/** One subscriber: how it is, and what can be done about it. */
export const SubscriberCard = ({ subscriber, onChange, onSecret }: Props) => {
  const me = useMe();
  const { id, name, state } = subscriber;
  const [shows, setShows] = useState<'nothing' | 'attempts' | 'replay' | 'remove'>('nothing');
  const refresh = [keys.subscribers, keys.attempts(id)];
  const params = { id };
  const test = useAction(api.testSubscriber, {
    refresh,
    onDone: ({ ok, status, problem, ms }) =>
      notify(
        ok
          ? { tone: 'good', title: `${name} took the test event: ${status}, after ${ms} ms.` }
          : { tone: 'bad', title: `${name} did not take the test event.`, text: problem ?? '' },
      ),
  });
  const pause = useAction(api.pauseSubscriber, { refresh });
  const resume = useAction(api.resumeSubscriber, {
    refresh,
    onDone: () => notify({ tone: 'good', title: `${name} is told on from where it stopped.` }),
  });
  const rotate = useAction(api.rotateSubscriber, {
    refresh,
    onDone: ({ signingSecret, formerUntil }) =>
      onSecret({
        title: `New signing secret of ${name}`,
        text: signingSecret,
        before: formerUntil === null ? undefined : 'Events are signed with the one before as well for a day.',
      }),
  });
  const remove = useAction(api.removeSubscriber, {
    refresh,
    onDone: () => notify({ tone: 'good', title: `${name} is told nothing more.` }),
  });
  const look = lookOf(subscriber);
  const toggle = (what: typeof shows) => setShows(shows === what ? 'nothing' : what);
  return (
    <section className="panel subscriber" aria-label={name}>
      <header className="subscriber-head">
        <h2>{name}</h2>
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
      </header>
      <Facts subscriber={subscriber} />
      <div className="subscriber-actions">
        <ActionButton
          size="small"
          aria-expanded={shows === 'attempts'}
          aria-label={`Attempts of ${name}`}
          onPress={() => toggle('attempts')}
        >
          Attempts
        </ActionButton>
        {mayUse(me, api.testSubscriber) && (
          <>
            <ActionButton
              size="small"
              aria-label={`Send a test event to ${name}`}
              isPending={test.isPending}
              onPress={() => test.mutate({ params })}
            >
              Send a test event
            </ActionButton>
            {state === 'active' ? (
              <ActionButton
                size="small"
                aria-label={`Pause ${name}`}
                isPending={pause.isPending}
                onPress={() => pause.mutate({ params })}
              >
                Pause
              </ActionButton>
            ) : (
              <ActionButton
                size="small"
                look="main"
                aria-label={`Resume ${name}`}
                isPending={resume.isPending}
                onPress={() => resume.mutate({ params })}
              >
                Resume
              </ActionButton>
            )}
            <ActionButton size="small" aria-label={`Tell again… ${name}`} onPress={() => setShows('replay')}>
              Tell again…
            </ActionButton>
            <ActionButton
              size="small"
              aria-label={`New secret for ${name}`}
              isPending={rotate.isPending}
              onPress={() => rotate.mutate({ params })}
            >
              New secret
            </ActionButton>
            <ActionButton size="small" aria-label={`Change ${name}`} onPress={onChange}>
              Change
            </ActionButton>
            <ActionButton size="small" aria-label={`Remove ${name}`} onPress={() => setShows('remove')}>
              Remove…
            </ActionButton>
          </>
        )}
      </div>
      {shows === 'attempts' && <Attempts subscriber={subscriber} />}
      {shows === 'replay' && <ReplaySince subscriber={subscriber} onClose={() => setShows('nothing')} />}
      {shows === 'remove' && (
        <PopUp title={`Remove ${name}?`} isOpen onOpenChange={() => setShows('nothing')}>
          {() => (
            <div className="subscriber-dialog">
              <p>It is told nothing more, and its attempts are forgotten. Pause it to stop for a while.</p>
              <div className="subscriber-actions">
                <ActionButton onPress={() => setShows('nothing')}>Keep it</ActionButton>
                <ActionButton
                  look="main"
                  isPending={remove.isPending}
                  onPress={() => remove.mutate({ params })}
                >
                  Remove it
                </ActionButton>
              </div>
            </div>
          )}
        </PopUp>
      )}
    </section>
  );
};
