import type { OverflowOffer, OverflowWhen } from '@frontdoor/contracts';

/** What callers hear, in one language. Times and numbers of seconds come in milliseconds. */
export interface CallWords {
  /** BCP 47; what is said is pronounced by it. */
  language: string;
  /** Whether what is spoken in it is understood: a time is named in words. */
  isUnderstood: boolean;
  greeting: (organisation: string) => string;
  /** Why somebody is not simply put through. @param opens when it opens again, in English words */
  whyNot: (when: OverflowWhen, opens: string, expectedMs: number | undefined) => string;
  offers: Readonly<Record<OverflowOffer, string>>;
  /** What is promised of a wait is only what happened today; nothing where too little did. */
  wait: (expectedMs: number) => string;
  /** @param ahead who called before and still waits */
  place: (ahead: number) => string;
  stay: string;
  /** Whom they were put through to did not pick up. */
  partnerAway: string;
  /** To a partner whom a caller is put through to, before they speak. */
  toPartner: (organisation: string, service: string) => string;
  callersReference: string;
  whatAndWhen: string;
  whichNumber: string;
  noNumber: string;
  speakNow: string;
  sorry: string;
  nobodyCame: string;
  goodbye: string;
  /** @param when in English words, or absent for when it is their turn */
  willRing: (when?: string) => string;
  messageTaken: string;
  referenceIs: string;
  onceMore: string;
}
