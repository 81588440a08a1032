import { makeStore, type Store } from '../state/store.js';
import type { OpenSoftphone, Softphone, SoftphoneCall } from './softphone.js';

/** A token holds for an hour; asked for every minute it says that this browser is still there. */
const RENEW_MS = 60_000;

/** How the softphone of this tab stands. */
export interface SoftphoneState {
  is: 'off' | 'opening' | 'ready' | 'failed';
  /** With `failed`. */
  why?: string;
  /** What rings or is spoken here. */
  call?: SoftphoneCall & { isAccepted: boolean };
}

interface Parts {
  /** Comes only when somebody wants it. */
  load: () => Promise<OpenSoftphone>;
  askToken: () => Promise<string>;
  /** Tells the hub that calls go to the telephone again. */
  leave: () => void;
}

interface SoftphoneLine {
  state: Store<SoftphoneState>;
  turnOn: () => void;
  turnOff: () => void;
  accept: () => void;
  reject: () => void;
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** The softphone of this tab: opened, renewed every minute, opened again after a fault, closed. One call at a time. */
export const makeSoftphoneLine = ({ load, askToken, leave }: Parts): SoftphoneLine => {
  const state = makeStore<SoftphoneState>({ is: 'off' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let phone: Softphone | undefined;
  // What was begun before it was turned off counts no more.
  let turn = 0;

  /** Calls go to the telephone until it is opened again; what is spoken goes on. */
  const fail = (why: string) => {
    if (state.read().call) return;
    phone?.close();
    phone = undefined;
    state.write({ is: 'failed', why });
    leave();
  };

  const hears = (mine: number) => ({
    rings: (call: SoftphoneCall) => {
      if (mine !== turn) return call.reject();
      state.write({ is: 'ready', call: { ...call, isAccepted: false } });
    },
    over: () => {
      if (mine === turn) state.write({ is: 'ready' });
    },
    failed: (why: string) => {
      if (mine === turn) fail(why);
    },
  });

  const keep = async (mine: number): Promise<void> => {
    try {
      const token = await askToken();
      if (mine !== turn) return;
      if (phone) phone.renew(token);
      else {
        const open = await load();
        const opened = await open(token, hears(mine));
        if (mine !== turn) return opened.close();
        phone = opened;
      }
      if (!state.read().call) state.write({ is: 'ready' });
    } catch (thrown) {
      if (mine === turn) fail(wordsOf(thrown));
    }
    if (mine === turn) timer = setTimeout(() => void keep(mine), RENEW_MS);
  };

  return {
    state,
    turnOn: () => {
      if (state.read().is !== 'off') return;
      state.write({ is: 'opening' });
      void keep(++turn);
    },
    turnOff: () => {
      if (state.read().is === 'off') return;
      turn++;
      clearTimeout(timer);
      phone?.close();
      phone = undefined;
      state.write({ is: 'off' });
      leave();
    },
    accept: () => {
      const { call } = state.read();
      if (!call || call.isAccepted) return;
      state.write({ is: 'ready', call: { ...call, isAccepted: true } });
      call.accept();
    },
    reject: () => state.read().call?.reject(),
  };
};
