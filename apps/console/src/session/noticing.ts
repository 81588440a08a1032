import { makeKeptStore, useStore } from '../state/store.js';
import { notify } from '../state/notices.js';

const setting = makeKeptStore('frontdoor-noticing', (kept) => (kept === 'on' ? 'on' : 'off'));

/** Whether this browser makes a sound and shows a notification for offers and answers: only where somebody wants it. */
export const useIsNoticing = (): boolean => useStore(setting) === 'on';

const NOTE_SECONDS = 0.18;

/** Two short notes; a browser that allows no sound before a press on the page stays silent. */
export const ring = (): void => {
  const context = new AudioContext();
  for (const [n, hertz] of [660, 880].entries()) {
    const note = context.createOscillator();
    const loudness = context.createGain();
    const from = context.currentTime + n * NOTE_SECONDS;
    loudness.gain.setValueAtTime(0.15, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS);
    note.frequency.value = hertz;
    note.connect(loudness).connect(context.destination);
    note.start(from);
    note.stop(from + NOTE_SECONDS);
    if (n === 1) note.addEventListener('ended', () => void context.close());
  }
};

/** Asks the browser for its permission only when somebody wants notifications. */
export const setNoticing = async (isWanted: boolean): Promise<void> => {
  setting.write(isWanted ? 'on' : 'off');
  if (!isWanted) return notify({ tone: 'neutral', title: 'No more sounds and desktop notices.' });
  ring();
  const permission = 'Notification' in window ? await Notification.requestPermission() : 'denied';
  notify(
    permission === 'granted'
      ? { tone: 'good', title: 'Offers and answers of customers now make a sound and a desktop notice.' }
      : {
          tone: 'neutral',
          title: 'Offers and answers of customers now make a sound.',
          text: 'This browser shows no desktop notices for this page: allow them in its settings for the site.',
        },
  );
};

/** A notification of the desktop; a press on it brings the console back. */
export const showOnDesktop = (title: string, tag: string, onPress: () => void): void => {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { tag });
  shown.addEventListener('click', () => {
    window.focus();
    onPress();
    shown.close();
  });
};
