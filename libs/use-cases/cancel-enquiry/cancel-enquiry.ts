import { Injectable } from '@nestjs/common';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Ledger } from '@frontdoor/casework/ledger';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { Clock, FrontdoorError, storable } from '@frontdoor/kernel';
import { Enquiry, findLedTo } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

/** Who took it back, in the ledger. */
const BY = 'The customer';

/**
 * A customer takes their enquiry back on its page. What is promised and not due yet no longer applies, and is never counted
 * as kept; what was missed stays missed. Whatever they write there later opens it again.
 */
@Injectable()
export class CancelEnquiry {
  constructor(
    private readonly changes: Changes,
    private readonly openAndClosed: OpenAndClosed,
    private readonly ledger: Ledger,
    private readonly offerWork: OfferWork,
    private readonly live: LiveEvents,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
  ) {}

  /**
   * Again, or once it is closed, it changes nothing.
   *
   * @param reason in their words; may be empty
   * @throws FrontdoorError `enquiry-not-found` for a link that we did not make, and before the enquiry has been opened
   */
  async cancel(token: string, reason: string): Promise<void> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('enquiry-not-found');
    const organisationId = await this.changes.run(async (manager) => {
      const [led] = await findLedTo(manager, { reference });
      if (!led) throw new FrontdoorError('enquiry-not-found');
      const enquiry = await manager.findOne(Enquiry, {
        where: { id: led.id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!enquiry) throw new FrontdoorError('enquiry-not-found');
      const { id: enquiryId, organisationId } = enquiry;
      if (enquiry.state === 'closed') return organisationId;
      const said = storable(reason).replaceAll(/\s+/g, ' ').trim();
      const why = said === '' ? 'the customer cancelled it' : `the customer cancelled it: ${said}`;
      await this.openAndClosed.cancel(manager, enquiry, why);
      const data = { reason: why, by: BY };
      const at = this.clock.now();
      await this.ledger.record(manager, [{ organisationId, enquiryId, type: 'withdrawn', at, data }]);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
      return organisationId;
    });
    this.offerWork.kick(organisationId);
  }
}
