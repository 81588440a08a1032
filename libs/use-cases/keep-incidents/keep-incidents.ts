import { Injectable } from '@nestjs/common';
import { PERSONAL, personalIn, weightedLength } from '@frontdoor/contracts';
import { Channels } from '@frontdoor/casework/channels';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  closeIncident,
  countFitting,
  DataSource,
  type EntityManager,
  gatherFitting,
  joinSuggested,
  keepApartFromIncident,
  keepHoldingReply,
  keepWords,
  leaveOutOfAnswers,
  openIncident,
  takeOutOfIncident,
} from '@frontdoor/persistence';
import { lockedIncident } from './locked-incident.js';

/** Enquiries that are grouped in one transaction. */
const AT_ONCE = 500;
const HOUR_MS = 3_600_000;
const TAKEN_OUT = 'Taken out of the incident.';

interface Fitting {
  words: readonly string[];
  hours: number;
}

/** Groups what many write about one thing, so that all can be told at once. Each stays an enquiry with a promise of its own. */
@Injectable()
export class KeepIncidents {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** Asked for twice, it is opened once. */
  async open({ id: agentId, organisationId }: Agent, id: string, title: string): Promise<void> {
    await openIncident(this.source, { id, organisationId, title, agentId, now: this.clock.now() });
  }

  /** How many open enquiries fit that are in no incident. */
  async count({ organisationId }: Agent, { words, hours }: Fitting): Promise<number> {
    const since = this.clock.now() - hours * HOUR_MS;
    const [{ found } = { found: 0 }] = await countFitting(this.source, {
      organisationId,
      since,
      words: [...words],
    });
    return found;
  }

  /**
   * Groups them; how many there were.
   *
   * @throws FrontdoorError `incident-not-found`, `incident-closed`
   */
  async gather(agent: Agent, id: string, { words, hours }: Fitting): Promise<number> {
    const since = this.clock.now() - hours * HOUR_MS;
    for (let all = 0; ;) {
      const gathered = await this.changes.run(async (manager) => {
        const { title } = await lockedIncident(manager, agent.organisationId, id);
        const now = this.clock.now();
        const { id: agentId, organisationId } = agent;
        const asked = { id, organisationId, since, words: [...words], agentId, now, limit: AT_ONCE };
        const found = await gatherFitting(manager, asked);
        await this.tell(
          manager,
          agent,
          found.map(({ enquiryId }) => enquiryId),
          `Grouped to the incident “${title}”`,
        );
        return found.length;
      });
      all += gathered;
      if (gathered === AT_ONCE) continue;
      await keepWords(this.source, { id, words: words.join(' '), since });
      return all;
    }
  }

  /**
   * Groups those that are suggested for it; how many there were.
   *
   * @throws FrontdoorError `incident-not-found`, `incident-closed`
   */
  async joinSuggested(agent: Agent, id: string): Promise<number> {
    for (let all = 0; ;) {
      const joined = await this.changes.run(async (manager) => {
        const { title } = await lockedIncident(manager, agent.organisationId, id);
        const asked = { id, agentId: agent.id, now: this.clock.now(), limit: AT_ONCE };
        const found = (await joinSuggested(manager, asked)).map(({ enquiryId }) => enquiryId);
        await this.tell(manager, agent, found, `Grouped to the incident “${title}”`);
        return found.length;
      });
      all += joined;
      if (joined < AT_ONCE) return all;
    }
  }

  /** It is about something else, and suggested for this incident no more. @throws FrontdoorError `incident-not-found` */
  async keepApart(agent: Agent, id: string, enquiryId: string): Promise<void> {
    const { id: agentId, organisationId } = agent;
    await this.changes.run(async (manager) => {
      await lockedIncident(manager, organisationId, id, { mayBeClosed: true });
      await findEnquiry(manager, enquiryId, organisationId, agent);
      await keepApartFromIncident(manager, { id, enquiryId, agentId, now: this.clock.now() });
    });
  }

  /** @throws FrontdoorError `incident-not-found`, `enquiry-not-found` where it is not in it */
  async takeOut(agent: Agent, id: string, enquiryId: string): Promise<void> {
    await this.changes.run(async (manager) => {
      const { title } = await lockedIncident(manager, agent.organisationId, id, { mayBeClosed: true });
      await refuseExcluded(manager, { id: enquiryId, organisationId: agent.organisationId }, agent);
      if ((await takeOutOfIncident(manager, { id, enquiryId })).length === 0)
        throw new FrontdoorError('enquiry-not-found');
      const now = this.clock.now();
      await leaveOutOfAnswers(manager, { incidentId: id, enquiryId, why: TAKEN_OUT, now });
      await keepApartFromIncident(manager, { id, enquiryId, agentId: agent.id, now });
      await this.tell(manager, agent, [enquiryId], `Taken out of the incident “${title}”`);
    });
  }

  /**
   * What everybody in it is told; `HoldingReplies` writes to each.
   *
   * @throws FrontdoorError `personal-in-public`, `reply-too-long`, `incident-not-found`, `incident-closed`
   */
  async say(agent: Agent, id: string, text: string, despitePersonal: boolean): Promise<void> {
    const found = personalIn(text);
    if (found.length > 0 && !despitePersonal)
      throw new FrontdoorError('personal-in-public', {
        found: [...new Set(found.map(({ what }) => PERSONAL[what]))].join(', '),
      });
    this.refuseTooLong(text);
    await this.changes.run(async (manager) => {
      await lockedIncident(manager, agent.organisationId, id);
      await keepHoldingReply(manager, { id, text, agentId: agent.id, now: this.clock.now() });
    });
  }

  /** Closed twice, it is closed once. @throws FrontdoorError `incident-not-found` */
  async close(agent: Agent, id: string): Promise<void> {
    await this.changes.run(async (manager) => {
      await lockedIncident(manager, agent.organisationId, id, { mayBeClosed: true });
      await closeIncident(manager, { id, agentId: agent.id, now: this.clock.now() });
    });
  }

  /** It leaves on every network that is set up, so it has to fit the one that takes least. */
  private refuseTooLong(text: string): void {
    for (const { manifest } of this.channels.all()) {
      const limit = manifest.longestPost?.public;
      if (!limit) continue;
      const length = limit.weighted ? weightedLength(text) : [...text].length;
      if (length > limit.most) throw new FrontdoorError('reply-too-long', { length, longest: limit.most });
    }
  }

  private async tell(
    manager: EntityManager,
    { id: byId, organisationId }: Agent,
    enquiryIds: readonly string[],
    text: string,
  ): Promise<void> {
    if (enquiryIds.length === 0) return;
    await this.timeline.events(
      manager,
      enquiryIds.map((enquiryId) => ({ enquiryId, byId, text })),
    );
    await this.live.append(
      manager,
      enquiryIds.map((subjectId) => ({ organisationId, topic: 'enquiry' as const, subjectId })),
    );
  }
}
