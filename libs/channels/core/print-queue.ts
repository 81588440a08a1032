import type { OutboundLetter } from './outgoing.js';

/** What people of the council send by hand: letters that they print and post, and what they send by fax. */
export interface PrintQueue {
  /** Resolves when it is durable; the same one again changes nothing, unless it came back meanwhile: then it waits anew. */
  add(letter: OutboundLetter): Promise<void>;
}
