import { Injectable } from '@nestjs/common';
import { findEnquiry, OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Ledger } from '@frontdoor/casework/ledger';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { Visits } from '@frontdoor/casework/visits';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';
import { refuseIfOpen } from './close-enquiry.js';

/** How another system says that an enquiry ended. */
export interface Ended {
  /** What people know the system by. */
  by: string;
  outcome: 'resolved' | 'withdrawn' | 'unanswered';
  reason: string;
  /** Whether it is still as whoever closes it had read it; asked once nobody else can change it. */
  isAsRead: (manager: EntityManager) => Promise<boolean>;
}

/** Another system closes an enquiry, by the rules that hold for people. */
@Injectable()
export class CloseBySystem {
  constructor(
    private readonly changes: Changes,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly ledger: Ledger,
    private readonly visits: Visits,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * One that is closed stays as it is.
   *
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-joined`, `enquiry-changed`, `closing-reason-missing`, `visit-not-ended`,
   *   `promises-open` where some promises are kept by an answer only, `call-not-closed`
   */
  async close(organisationId: string, enquiryId: string, ended: Ended): Promise<void> {
    const { by, outcome, reason, isAsRead } = ended;
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, organisationId);
      if (!(await isAsRead(manager))) throw new FrontdoorError('enquiry-changed');
      if (enquiry.state === 'closed') return;
      if (outcome !== 'withdrawn') await this.visits.refuseUnended(manager, enquiry);
      if (outcome === 'withdrawn' && reason.length < 3) throw new FrontdoorError('closing-reason-missing');
      await this.openAndClosed.close(manager, enquiry, { agent: { id: null, name: by }, reason });
      if (outcome !== 'unanswered') {
        const data = outcome === 'withdrawn' ? { reason, by } : {};
        await this.ledger.record(manager, [
          { organisationId, enquiryId, type: outcome, at: this.clock.now(), data },
        ]);
        if (outcome === 'resolved') await refuseIfOpen(manager, enquiryId);
      }
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }
}
