import type { Contact } from '../contact.js';
import type { SimAgent } from '../staff.js';

/** A way of giving work to agents. Instants are milliseconds after the start of the simulated day. */
export interface Policy {
  /** A contact comes: whoever begins with it at once; undefined when it waits. */
  comes(contact: Contact, now: number): SimAgent | undefined;
  /** What an agent with room begins with of what waits. */
  next(agent: SimAgent, now: number): Contact | undefined;
  /** An agent came, or has more or less to do. */
  changed(agent: SimAgent): void;
  /** An agent takes nothing more. Returns what had been set aside for them and waits now for anybody. */
  leaves(agent: SimAgent): void;
  /** A contact that waited waits no more. */
  gaveUp(contact: Contact): void;
  /** More people may be given a contact that waits than before: whoever begins with it at once. */
  asksMore?(contact: Contact, now: number): SimAgent | undefined;
}
