import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { type Agent, Enquiry, type EntityManager, reopenEnquiries } from '@frontdoor/persistence';
import { refuseUnsaidCall } from './refuse-unsaid-call.js';
import { WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';

/** Who closes an enquiry, and what they say of it. */
interface Closing {
  /** Another system has no id. */
  agent: { id: string | null; name: string };
  /** Why, in the agent's words; empty when nothing was said. */
  reason?: string;
  /** It is closed by the reply that is on its way. */
  withReply?: boolean;
}

/** Why something closed is open again. The scoreboard counts what somebody opened, not what was never answered. */
const REOPENED = {
  'customer-wrote': { text: 'Reopened: the customer wrote again', tone: 'neutral', counts: true },
  'customer-edited': { text: 'Reopened: the customer edited what they wrote', tone: 'neutral', counts: true },
  'visit-taken-back': {
    text: 'Reopened: what was said of the visit was taken back',
    tone: 'neutral',
    counts: false,
  },
  'answer-undelivered': { text: 'Reopened: the answer did not arrive', tone: 'bad', counts: false },
  'answer-taken-back': { text: 'Reopened: the answer was taken back', tone: 'neutral', counts: false },
} as const;

/** Opens and closes enquiries. Called in the transaction of what causes it. */
@Injectable()
export class OpenAndClosed {
  constructor(
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes an enquiry; what is still to be done for it is done with.
   *
   * @throws FrontdoorError `call-not-closed` where somebody called and it was not said how that ended
   */
  async close(manager: EntityManager, enquiry: Pick<Enquiry, 'id'>, closing: Closing): Promise<void> {
    const { agent, reason } = closing;
    await refuseUnsaidCall(manager, enquiry.id);
    await this.end(manager, enquiry.id, reason || 'The enquiry was closed');
    await this.timeline.event(manager, enquiry.id, agent.id, sayClosing(agent.name, closing));
  }

  /** As above, where its customer took it back. @param why `the customer cancelled it: …` */
  async cancel(manager: EntityManager, { id }: Pick<Enquiry, 'id'>, why: string): Promise<void> {
    const said = `${why[0]!.toUpperCase()}${why.slice(1)}`;
    await this.end(manager, id, said);
    await this.timeline.event(manager, id, null, said);
  }

  private async end(manager: EntityManager, id: string, outcome: string): Promise<void> {
    await manager.update(Enquiry, { id }, { state: 'closed', closedAt: this.clock.now() });
    for (const item of await this.items.openOf(manager, id)) await this.items.finish(manager, item, outcome);
  }

  /** An agent opens it again. Whether it was closed. */
  async reopen(
    manager: EntityManager,
    { id }: Pick<Enquiry, 'id'>,
    agent: Pick<Agent, 'id' | 'name'>,
  ): Promise<boolean> {
    const opened = await reopenEnquiries(manager, { ids: [id], counts: true });
    await this.timeline.events(
      manager,
      opened.map((enquiry) => ({
        enquiryId: enquiry.id,
        byId: agent.id,
        text: `${agent.name} reopened it`,
      })),
    );
    return opened.length > 0;
  }

  /** Opens those again that are closed, because of what happened to each at its instant, or now. */
  async reopenBecause(
    manager: EntityManager,
    why: keyof typeof REOPENED,
    enquiries: readonly { id: string; at?: number }[],
  ): Promise<void> {
    if (enquiries.length === 0) return;
    const { text, tone, counts } = REOPENED[why];
    const opened = await reopenEnquiries(manager, { ids: enquiries.map(({ id }) => id), counts });
    const at = new Map(enquiries.map((each) => [each.id, each.at]));
    await this.timeline.events(
      manager,
      opened.map(({ id }) => ({ enquiryId: id, text, tone, at: at.get(id) })),
    );
  }
}

/** What the timeline says of the end. */
export const sayClosing = (
  name: string,
  { reason, withReply }: Pick<Closing, 'reason' | 'withReply'> = {},
): string => `${name} closed it${withReply ? ' with this reply' : reason ? `: ${reason}` : ''}`;
