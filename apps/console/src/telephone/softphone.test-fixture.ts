import type { OpenSoftphone, SoftphoneHears } from './softphone.js';

/** A softphone that reaches nobody: what the provider would do, the test does. */
export const makeStandIn = () => {
  const done: string[] = [];
  let hears: SoftphoneHears | undefined;
  let refusal: string | undefined;
  const open: OpenSoftphone = async (token, listener) => {
    if (refusal !== undefined) throw new Error(refusal);
    done.push(`opened with ${token}`);
    hears = listener;
    return {
      renew: (next) => void done.push(`renewed with ${next}`),
      close: () => void done.push('closed'),
    };
  };
  return {
    open,
    done,
    refuse: (why: string | undefined) => (refusal = why),
    fail: (why: string) => hears?.failed(why),
    /** Somebody rings; what is returned ends it. */
    ring: (): (() => void) => {
      const call = {
        accept: () => void done.push('accepted'),
        reject: () => void done.push('rejected'),
      };
      hears?.rings(call);
      return () => hears?.over(call);
    },
  };
};
