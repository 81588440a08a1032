import { Injectable } from '@nestjs/common';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Commitment,
  type EntityManager,
  findPartnersOf,
  In,
  IsNull,
} from '@frontdoor/persistence';
import { OfferWork } from '@frontdoor/casework/queue';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Ledger } from '@frontdoor/casework/ledger';
import { findEnquiry, OpenAndClosed, sawAll } from '@frontdoor/casework/enquiries';
import { Visits } from '@frontdoor/casework/visits';

export interface Closing {
  reason: string;
  how?: 'resolved' | 'withdrawn' | 'elsewhere' | 'unanswered';
  /** With `elsewhere`: whom the customer was told to turn to; whoever was handed it when absent. */
  organisation?: string | undefined;
  /** The newest entry from the customer that whoever closes it had on the screen. */
  seenUpTo?: string | undefined;
}

/** Closes an enquiry without a reply. While promises are open, whoever closes it says how it ended. */
@Injectable()
export class CloseEnquiry {
  constructor(
    private readonly changes: Changes,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly ledger: Ledger,
    private readonly visits: Visits,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `promises-open` when it was not said how it ended, `closing-reason-missing`, `organisation-unnamed`, `visit-not-ended`, `newer-from-customer`. */
  async close(agent: Agent, enquiryId: string, closing: Closing): Promise<void> {
    const { organisationId } = agent;
    const { how, seenUpTo } = closing;
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, organisationId, agent);
      if (enquiry.state === 'closed') return;
      const upTo = await sawAll(manager, enquiryId, { agentId: agent.id, seenUpTo });
      const isElsewhere = how === 'elsewhere';
      const reason = isElsewhere ? await reasonElsewhere(manager, enquiryId, closing) : closing.reason;
      if (how !== 'withdrawn' && !isElsewhere) await this.visits.refuseUnended(manager, enquiry);
      if (!how) await refuseIfOpen(manager, enquiry.id);
      if (how === 'withdrawn' && reason.length < 3) throw new FrontdoorError('closing-reason-missing');
      await this.openAndClosed.close(manager, enquiry, { agent, reason });
      if (how && how !== 'unanswered') {
        const type = isElsewhere ? 'withdrawn' : how;
        const data = { seenUpTo: upTo, ...(type === 'withdrawn' && { reason, by: agent.name }) };
        const at = this.clock.now();
        await this.ledger.record(manager, [{ organisationId, enquiryId, type, at, data, byId: agent.id }]);
        // Some promises are kept by an answer only.
        if (how === 'resolved') await refuseIfOpen(manager, enquiry.id);
      }
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }
}

/**
 * Nobody is sent away without being told where to: the organisation is named, or it was handed the enquiry.
 *
 * @throws FrontdoorError `organisation-unnamed`
 */
async function reasonElsewhere(
  manager: EntityManager,
  enquiryId: string,
  { organisation = '', reason }: Closing,
): Promise<string> {
  const handed = (await findPartnersOf(manager, { enquiryId })).map(({ name }) => name).join(', ');
  const named = organisation || handed;
  if (named === '') throw new FrontdoorError('organisation-unnamed');
  return `it is for ${named}${reason ? `: ${reason}` : ''}`;
}

/** @throws FrontdoorError `promises-open` */
export async function refuseIfOpen(manager: EntityManager, enquiryId: string): Promise<void> {
  const open = await manager.findBy(Commitment, {
    enquiryId,
    whose: 'council',
    state: In(['running', 'paused', 'missed']),
    settledAt: IsNull(),
  });
  if (open.length === 0) return;
  const promises = [...new Set(open.map(({ title }) => `“${title}”`))].join(', ');
  throw new FrontdoorError('promises-open', { promises });
}
