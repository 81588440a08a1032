import { api, type LiveEvent } from '@frontdoor/contracts';
import { type ReactNode, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../session/me.js';
import { dismissAll, notify } from '../state/notices.js';
import { isSpeaker } from '../state/speaker.js';
import { makeAlarmBoard } from './alarm-board.js';
import { LiveContext, type LiveState } from './live-mark.js';
import { makeRefresher } from './refresher.js';
import { connectShared } from './shared-line.js';

/** Says who mentions me, and where; that I have looked at it in another window says nothing. */
const tellMention = ({ id, text }: LiveEvent) => {
  if (id === undefined || text === undefined) return;
  const links = [{ to: `/enquiries/${id}`, label: 'Open the enquiry' }];
  notify({ tone: 'neutral', title: text, links });
};

/** Says what is wrong with a channel, to those who can do something about it. */
const tellChannel = ({ text }: LiveEvent) => {
  if (text === undefined) return;
  const links = [{ to: '/channels', label: 'Open the channels' }];
  notify({ tone: 'bad', name: 'channel', title: text, stays: true, links });
};

/** Answers whose day has passed, for their owner and for supervisors. */
const tellOverdue = ({ text }: LiveEvent) => {
  if (text === undefined) return;
  const links = [{ to: '/answers?state=overdue', label: 'Look at the answers' }];
  notify({ tone: 'neutral', name: 'answers', title: text, stays: true, links });
};

/** What was in my hands is back in the queue; it may have happened while I was away from the screen. */
const tellLeftAlone = ({ id, text }: LiveEvent) => {
  if (id === undefined || text === undefined) return;
  const links = [{ to: `/enquiries/${id}`, label: 'Open the enquiry' }];
  notify({ tone: 'neutral', name: `left alone ${id}`, title: text, stays: true, links });
};

/** A supervisor wrote a note on a contact of mine, or somebody answered one that I wrote. */
const tellQuality = ({ id, text }: LiveEvent) => {
  if (text === undefined || id === undefined) return;
  const links = [{ to: '/quality', label: 'Open the notes' }];
  notify({ tone: 'neutral', title: text, name: `quality ${id}`, stays: true, links });
};

/** Another system does not take what it is told: somebody has to look at it. */
const tellTrouble = ({ id, text }: LiveEvent) => {
  if (id === undefined || text === undefined) return;
  const links = [{ to: '/subscribers', label: 'Open the subscribers' }];
  notify({ tone: 'bad', title: text, name: `subscriber ${id}`, stays: true, links });
};

/** Keeps what is on screen up to date with the hub. */
export const LiveUpdates = ({ children }: { children: ReactNode }) => {
  const [state, setState] = useState<LiveState>('connecting');
  const client = useQueryClient();
  const { id: myId, roles } = useMe();
  const isSupervisor = roles.includes('supervisor');
  const mayWatch = isSupervisor || roles.includes('administrator');
  useEffect(() => {
    const refresher = makeRefresher(client);
    const alarms = makeAlarmBoard({ myId, isSupervisor }, notify);
    const onEvent = (event: LiveEvent) => {
      refresher.take(event);
      if (event.topic === 'alarm') return alarms.take(event);
      if (event.topic === 'channel') return mayWatch ? tellChannel(event) : undefined;
      if (event.topic === 'mention') return tellMention(event);
      if (event.topic === 'left-alone') return event.agentId === myId ? tellLeftAlone(event) : undefined;
      if (event.topic === 'quality') return tellQuality(event);
      if (event.topic === 'subscribers') return mayWatch ? tellTrouble(event) : undefined;
      if (event.topic === 'answers')
        return isSupervisor || event.agentId === myId ? tellOverdue(event) : undefined;
      const isForMe = event.agentId === myId && event.topic !== 'offer';
      if (isForMe && event.text) notify({ tone: 'neutral', title: event.text });
    };
    const disconnect = connectShared(api.liveEvents.path, myId, {
      onEvent,
      onState: (isLive) => setState(isLive ? 'live' : 'lost'),
      onLead: (leads) => isSpeaker.write(leads),
    });
    return () => {
      disconnect();
      refresher.stop();
      alarms.stop();
      dismissAll();
    };
  }, [client, myId, isSupervisor, mayWatch]);
  return <LiveContext value={state}>{children}</LiveContext>;
};
