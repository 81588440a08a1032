/** A call that rings in this browser. It is ended at the hub, as one at a telephone is. */
export interface SoftphoneCall {
  /** Asks for the microphone where the browser has not been asked yet. */
  accept: () => void;
  reject: () => void;
}

/** What a softphone tells. */
export interface SoftphoneHears {
  rings: (call: SoftphoneCall) => void;
  /** It rings no more, or nobody speaks any more. */
  over: (call: SoftphoneCall) => void;
  /** What went wrong, in the provider's words. */
  failed: (why: string) => void;
}

/** A telephone in the browser, registered at a provider until it is closed. */
export interface Softphone {
  /** Goes on with a newer token; each holds for an hour. */
  renew: (token: string) => void;
  /** Ends what is spoken in it. */
  close: () => void;
}

/** Registers at the provider that gave the token; rejects with its words where that fails. */
export type OpenSoftphone = (token: string, hears: SoftphoneHears) => Promise<Softphone>;
