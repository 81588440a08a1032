import { liveEvent, type LiveEvent } from '@frontdoor/contracts';

/** The hub sends a heartbeat every 15 s; silence for longer than this means the line is dead. */
export const SILENCE_MS = 40_000;
const CHECK_EVERY_MS = 5_000;
const REOPEN_AFTER_MS = 3_000;

export interface Listeners {
  onEvent: (event: LiveEvent) => void;
  onState: (isLive: boolean) => void;
}

/** Keeps a line of live events open. Opened anew by us it has lost its place, so everything is stale: a reset. */
export const connectLive = (url: string, { onEvent, onState }: Listeners): (() => void) => {
  let source: EventSource;
  let heardAt = 0;
  const heard = () => {
    heardAt = Date.now();
    onState(true);
  };
  const open = () => {
    heardAt = Date.now();
    source = new EventSource(url);
    source.addEventListener('open', heard);
    source.addEventListener('error', () => onState(false));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      heard();
      const parsed = liveEvent.safeParse(JSON.parse(data));
      if (parsed.success) onEvent(parsed.data);
    });
  };
  const check = setInterval(() => {
    const silence = Date.now() - heardAt;
    const gaveUp = source.readyState === EventSource.CLOSED && silence > REOPEN_AFTER_MS;
    if (!gaveUp && silence <= SILENCE_MS) return;
    source.close();
    onState(false);
    open();
    onEvent({ cursor: '', topic: 'reset' });
  }, CHECK_EVERY_MS);
  open();
  return () => {
    clearInterval(check);
    source.close();
  };
};
