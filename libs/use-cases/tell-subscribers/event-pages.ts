import type { OutgoingEvent, OutgoingEvents, Place } from '@frontdoor/casework/outgoing-events';

/** Events that are looked at in one round. */
export const PAGE = 200;
/** Kept for those who come to the same place a little later; whoever catches up goes on and on. */
const MOST_KEPT = 8;

/** What follows on a place. Subscribers that are told at the same time stand at the same places: each is read once for them. */
export class EventPages {
  private readonly pages = new Map<string, Promise<OutgoingEvent[]>>();

  constructor(private readonly events: OutgoingEvents) {}

  after(organisationId: string, { tx, position }: Place): Promise<OutgoingEvent[]> {
    const key = `${organisationId} ${tx} ${position}`;
    const known = this.pages.get(key);
    if (known) return known;
    const page = this.events.after(organisationId, { tx, position }, { limit: PAGE });
    this.pages.set(key, page);
    page.catch(() => this.pages.delete(key));
    const [oldest] = this.pages.keys();
    if (this.pages.size > MOST_KEPT) this.pages.delete(oldest!);
    return page;
  }
}
