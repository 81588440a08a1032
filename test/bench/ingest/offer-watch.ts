import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from '@frontdoor/persistence';

/** Tells when contacts have been offered to an agent, looking in the database every few milliseconds for all at once. */
export class OfferWatch {
  private readonly waiting = new Map<string, () => void>();
  private stopped = false;

  private constructor(private readonly database: DataSource) {}

  static async start(database: DataSource): Promise<OfferWatch> {
    const watch = new OfferWatch(database);
    void watch.look();
    return watch;
  }

  /** Resolves once the work item of this contact is offered. */
  offered(contactId: string): Promise<void> {
    return new Promise((resolve) => this.waiting.set(contactId, resolve));
  }

  stop(): void {
    this.stopped = true;
  }

  private async look(): Promise<void> {
    while (!this.stopped) {
      const ids = [...this.waiting.keys()];
      const found =
        ids.length === 0
          ? []
          : await this.database.query<{ contact_id: string }[]>(
              `SELECT w.contact_id FROM unnest($1::uuid[]) AS x (id) JOIN contact c ON c.id = x.id
               JOIN work_item w ON w.enquiry_id = c.enquiry_id AND w.contact_id = c.id WHERE w.state = 'offered'`,
              [ids],
            );
      for (const { contact_id } of found) {
        this.waiting.get(contact_id)?.();
        this.waiting.delete(contact_id);
      }
      await sleep(4);
    }
  }
}
