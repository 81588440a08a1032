import type { LiveEvent } from '@frontdoor/contracts';
import { connectLive, type Listeners, SILENCE_MS } from './live-connection.js';

/** What the tab that has the line tells the others; `ask` is what a new one asks it. */
type Told = { event: LiveEvent } | { isLive: boolean } | { ask: true };

const CHECK_EVERY_MS = 5_000;
/** Of several tabs one speaks for all, as with a sound. */
interface SharedListeners extends Listeners {
  /** This tab has the line, or has it no longer. */
  onLead: (leads: boolean) => void;
}

/** Several tabs notice the silence of the one that has the line; they do not all take it at once. */
const SPREAD_MS = 10_000;

/**
 * One line of live events for all tabs of a person in a browser: a browser keeps six connections to a hub without HTTP/2,
 * and a line takes one for good. The tab that holds the lock has the line and tells the others; when it is closed the next
 * one has it. One that is frozen and keeps the lock is noticed by its silence, and the line is taken from it. Where
 * there are no locks (a page that is not secure), each tab has a line of its own.
 *
 * @param who whose events they are: tabs of somebody else who logs in later share nothing with these
 */
export const connectShared = (url: string, who: string, listeners: SharedListeners): (() => void) => {
  const { onEvent, onState, onLead } = listeners;
  if (!('locks' in navigator)) {
    onLead(true);
    return connectLive(url, listeners);
  }
  const name = `frontdoor-live-${who}`;
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  const patience = SILENCE_MS + Math.random() * SPREAD_MS;
  let heardAt = Date.now();
  let hasFollowed = false;
  let isQueued = false;
  let isLive = false;
  let giveUp: (() => void) | undefined;

  const tell = (told: Told) => channel.postMessage(told);
  const take = (event: LiveEvent) => {
    tell({ event });
    onEvent(event);
  };

  /** Has the line until it is given up. */
  const lead = () =>
    new Promise<void>((resolve) => {
      if (left.signal.aborted) return resolve();
      const disconnect = connectLive(url, {
        onEvent: take,
        onState: (now) => {
          isLive = now;
          tell({ isLive: now });
          onState(now);
        },
      });
      giveUp = () => {
        giveUp = undefined;
        disconnect();
        onLead(false);
        resolve();
      };
      onLead(true);
      tell({ isLive: false });
      // What happened between the former line and this one nobody has heard.
      if (hasFollowed) take({ cursor: '', topic: 'reset' });
    });

  const queue = () => {
    if (isQueued) return;
    isQueued = true;
    void navigator.locks
      .request(name, { signal: left.signal }, () => {
        isQueued = false;
        return lead();
      })
      .catch(stoodDown);
  };
  /** The lock was taken by another tab, or this one leaves. */
  const stoodDown = () => {
    giveUp?.();
    heardAt = Date.now();
    if (!left.signal.aborted) queue();
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if ('ask' in data) {
      if (giveUp) tell({ isLive });
      return;
    }
    if (giveUp) return;
    heardAt = Date.now();
    hasFollowed = true;
    if ('event' in data) onEvent(data.event);
    else onState(data.isLive);
  });
  const check = setInterval(() => {
    if (giveUp || Date.now() - heardAt <= patience) return;
    heardAt = Date.now();
    hasFollowed = true;
    onState(false);
    void navigator.locks.request(name, { steal: true }, lead).catch(stoodDown);
  }, CHECK_EVERY_MS);
  queue();
  tell({ ask: true });
  return () => {
    clearInterval(check);
    left.abort();
    giveUp?.();
    channel.close();
  };
};
