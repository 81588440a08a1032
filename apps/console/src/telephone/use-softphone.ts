import { api } from '@frontdoor/contracts';
import { useEffect } from 'react';
import { call } from '../api/client.js';
import { notify } from '../state/notices.js';
import { isSpeaker } from '../state/speaker.js';
import { makeKeptStore, useStore } from '../state/store.js';
import { makeSoftphoneLine, type SoftphoneState } from './softphone-line.js';
import { useMyCalls } from '../casework/use-calls.js';

const setting = makeKeptStore('frontdoor-softphone', (kept) => (kept === 'on' ? 'on' : 'off'));

const line = makeSoftphoneLine({
  load: async () => (await import('./twilio-softphone.js')).openTwilioSoftphone,
  askToken: async () => (await call(api.openSoftphone, {})).token,
  // Where that does not get through, the hub misses the token of the next minute.
  leave: () => void call(api.closeSoftphone, {}, { keepalive: true }).catch(() => undefined),
});

export const { accept: answerHere, reject: rejectHere } = line;

/** Whether calls can be answered in browsers at all, whether somebody wants it in this one, and how it stands in this tab. */
export const useSoftphone = (): { isOffered: boolean; isWanted: boolean; state: SoftphoneState } => ({
  isOffered: useMyCalls().data?.softphone ?? false,
  isWanted: useStore(setting) === 'on',
  state: useStore(line.state),
});

/** One tab of the browser takes the calls for all; it is open as long as somebody wants it and is logged in. */
export const useKeepSoftphone = (): void => {
  const { isOffered, isWanted, state } = useSoftphone();
  const isOn = useStore(isSpeaker) && isOffered && isWanted;
  useEffect(() => {
    if (!isOn) return undefined;
    line.turnOn();
    addEventListener('pagehide', line.turnOff);
    return () => {
      removeEventListener('pagehide', line.turnOff);
      line.turnOff();
    };
  }, [isOn]);
  const { is, why } = state;
  useEffect(() => {
    if (is === 'failed')
      notify({
        tone: 'bad',
        name: 'softphone',
        title: 'Calls cannot be answered in this browser now.',
        text: `They ring at your telephone. It is tried again every minute. What was said: ${why ?? ''}`,
      });
  }, [is, why]);
};

/** Asks for the microphone when somebody wants calls here, not when the first one rings. */
export const setSoftphone = async (isWanted: boolean): Promise<void> => {
  if (!isWanted) {
    setting.write('off');
    return notify({ tone: 'neutral', title: 'Calls ring at your telephone.' });
  }
  try {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of microphone.getTracks()) track.stop();
  } catch {
    return notify({
      tone: 'bad',
      title: 'This browser may not use the microphone.',
      text: 'Allow it in its settings for the site, or plug one in. Calls ring at your telephone.',
    });
  }
  setting.write('on');
  notify({ tone: 'good', title: 'Calls ring in this browser while the console is open.' });
};
