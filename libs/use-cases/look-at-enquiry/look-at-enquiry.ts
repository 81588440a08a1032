import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, BodyOf } from '@frontdoor/contracts';
import { Attention } from '@frontdoor/casework/attention';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, DataSource, Enquiry } from '@frontdoor/persistence';

/** A console says something every ten seconds for each tab that is looked at, and at once when it changes. */
const MOST = { times: 60, ms: 10_000 };

/** An agent has an enquiry on the screen: colleagues see it, and the agent sees them. */
@Injectable()
export class LookAtEnquiry {
  /** How often each agent has said something since an instant. */
  private readonly counts = new Map<string, { since: number; times: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly attention: Attention,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, `attention-too-often`. */
  async say(
    { id: agentId, name, organisationId }: Agent,
    enquiryId: string,
    { window, state }: BodyOf<typeof api.attend>,
  ): Promise<AnswerOf<typeof api.attend>> {
    this.count(agentId);
    const isKnown = this.attention.knows({ agentId, window, enquiryId });
    if (!isKnown && !(await this.source.manager.existsBy(Enquiry, { id: enquiryId, organisationId })))
      throw new FrontdoorError('enquiry-not-found');
    return { others: this.attention.take({ organisationId, enquiryId, agentId, name, window, state }) };
  }

  private count(agentId: string): void {
    const now = this.clock.now();
    const count = this.counts.get(agentId);
    if (!count || now - count.since >= MOST.ms) this.counts.set(agentId, { since: now, times: 1 });
    else if (++count.times > MOST.times) throw new FrontdoorError('attention-too-often');
  }
}
