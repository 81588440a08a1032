import { type Call, Device } from '@twilio/voice-sdk';
import type { OpenSoftphone, SoftphoneCall } from './softphone.js';

/** The SDK tries for ever: after so long we say that it failed. */
const REGISTER_MS = 15_000;

const inTime = async (registered: Promise<void>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The provider does not answer.')), REGISTER_MS);
  });
  await Promise.race([registered, late]).finally(() => clearTimeout(timer));
};

/** A softphone at Twilio. Its sounds and its line come from there: the hub lets the console reach them only where it is set up. */
export const openTwilioSoftphone: OpenSoftphone = async (token, { rings, over, failed }) => {
  // Whoever closes the tab in mid-call is asked first.
  const device = new Device(token, {
    closeProtection: true,
    codecPreferences: ['opus', 'pcmu'] as Call.Codec[],
  });
  device.on(Device.EventName.Incoming, (incoming: Call) => {
    const call: SoftphoneCall = {
      accept: () => incoming.accept(),
      reject: () => incoming.reject(),
    };
    for (const end of ['cancel', 'disconnect', 'reject']) incoming.on(end, () => over(call));
    incoming.on('error', ({ message }: { message: string }) => failed(message));
    rings(call);
  });
  device.on(Device.EventName.Error, ({ message }: { message: string }) => failed(message));
  try {
    await inTime(device.register());
  } catch (thrown) {
    device.destroy();
    throw thrown;
  }
  return { renew: (next) => device.updateToken(next), close: () => device.destroy() };
};
