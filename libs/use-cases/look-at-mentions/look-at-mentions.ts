import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Mentions } from '@frontdoor/casework/mentions';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countUnseenMentions,
  DataSource,
  Enquiry,
  findMentionsOf,
  lookAtMentions,
} from '@frontdoor/persistence';

const MOST_LISTED = 50;

type Listed = AnswerOf<typeof api.listMentions>;

/** The notes in which colleagues mention an agent: they wait until the agent has looked at them. */
@Injectable()
export class LookAtMentions {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly mentions: Mentions,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** Who can be mentioned on an enquiry. @throws FrontdoorError `enquiry-not-found`. */
  async colleagues(agent: Agent, enquiryId: string): Promise<AnswerOf<typeof api.listColleagues>> {
    const { manager } = this.source;
    const { organisationId } = agent;
    if (!(await manager.existsBy(Enquiry, { id: enquiryId, organisationId })))
      throw new FrontdoorError('enquiry-not-found');
    return { colleagues: await this.mentions.colleagues(manager, agent) };
  }

  async list({ id: agentId }: Agent): Promise<Listed> {
    const { manager } = this.source;
    const mentions = await findMentionsOf(manager, { agentId, limit: MOST_LISTED });
    const [count] = await countUnseenMentions(manager, { agentId });
    return {
      unseen: count?.unseen ?? 0,
      mentions: mentions.map(({ at, seenAt, ...each }) => ({
        ...each,
        at: toIso(at),
        seenAt: seenAt === null ? null : toIso(seenAt),
      })),
    };
  }

  /** Notes that do not mention the agent are left alone. Other windows of the agent hear of it. */
  async lookAt(agent: Agent, noteIds: readonly string[]): Promise<Listed> {
    const { id: agentId, organisationId } = agent;
    await this.changes.run(async (manager) => {
      const seen = await lookAtMentions(manager, { agentId, noteIds, now: this.clock.now() });
      if (seen.length > 0) await this.live.append(manager, [{ organisationId, topic: 'mention', agentId }]);
    });
    return this.list(agent);
  }
}
