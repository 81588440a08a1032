import { Injectable } from '@nestjs/common';
import type { ContactReading } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import { Contact, DataSource, type EntityManager, findReading, noteReadings } from '@frontdoor/persistence';

/** A job that has not begun by then was lost with its queue, or waits in a long one. */
const LOST_MS = 10 * 60_000;

/** What stands on the pages of letters and faxes: read by a machine, keyed by people. */
@Injectable()
export class Readings {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** These contacts came on paper; they are in the queue at once, and read when there is time. */
  async note(manager: EntityManager, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await noteReadings(manager, { contactIds: [...contactIds], nextAt: this.clock.now() + LOST_MS });
  }

  /** Where a contact is now: it may have joined another enquiry. */
  async enquiryOf(contactId: string): Promise<string> {
    return (await this.source.manager.findOneByOrFail(Contact, { id: contactId })).enquiryId;
  }

  /** @throws FrontdoorError `reading-not-found` where the contact did not come on paper, or is of another organisation. */
  async of(
    contactId: string,
    organisationId: string,
    manager: EntityManager = this.source.manager,
  ): Promise<ContactReading> {
    const [found] = await findReading(manager, { contactId, organisationId });
    if (!found) throw new FrontdoorError('reading-not-found');
    const { scan, keyedText, keyedBy, keyedAt, ...rest } = found;
    return {
      ...rest,
      pageCount: scan!.lastPage - scan!.firstPage + 1,
      keyed: keyedText === null ? null : { text: keyedText, by: keyedBy ?? 'Somebody', at: toIso(keyedAt!) },
    };
  }
}
