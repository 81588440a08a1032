import { Injectable } from '@nestjs/common';
import { CHANNELS } from '@frontdoor/contracts';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  DataSource,
  findNeedsOfWork,
  findSkillsOfAgents,
  findUntoldWork,
  lockWorkOfOrganisation,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';
import { speaks } from '@frontdoor/routing';
import { LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';

const LOOK_MS = 60_000;
/** Work that has just come may be for somebody who is being set up. */
const SETTLED_MS = 60_000;
const BATCH = 500;

type Need = RowOf<typeof findNeedsOfWork>;
type Skills = RowOf<typeof findSkillsOfAgents>;

/** Tells supervisors of work that waits and that nobody who may log in can do, whoever is at work: it would wait for ever. */
@Injectable()
export class WorkForNobody {
  constructor(
    private readonly source: DataSource,
    private readonly live: LiveEvents,
    private readonly timeline: Timeline,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    const queuedBefore = this.clock.now() - SETTLED_MS;
    const needs = await findNeedsOfWork(this.source, {});
    for (const organisationId of new Set(needs.map((need) => need.organisationId))) {
      const agents = await findSkillsOfAgents(this.source, { organisationId });
      const own = needs.filter((need) => need.organisationId === organisationId);
      for (const need of own.filter((each) => !agents.some((agent) => meets(agent, each))))
        await this.tell(need, queuedBefore);
    }
  }

  /** Each enquiry is told of once; the supervisors hear of all together. */
  private async tell(need: Need, queuedBefore: number): Promise<void> {
    const { organisationId, service, language, channel } = need;
    const wanted = `${service}, ${CHANNELS[channel].label}, language ${language}`;
    const text = `Nobody here can do this work: ${wanted}`;
    const isTold = await transaction(this.source, async (manager) => {
      await lockWorkOfOrganisation(manager, { organisationId });
      const which = { organisationId, serviceId: need.serviceId, language, channel, queuedBefore };
      const untold = await findUntoldWork(manager, { ...which, text, limit: BATCH });
      if (untold.length === 0) return false;
      await this.timeline.events(
        manager,
        untold.map(({ enquiryId }) => ({ enquiryId, text, tone: 'bad' as const })),
      );
      const count = untold.length === 1 ? 'Work waits' : `${untold.length} pieces of work wait`;
      const notice = `${count} that nobody here can do: ${wanted}`;
      const [first] = untold;
      await this.live.append(manager, [
        { organisationId, topic: 'alarm', subjectId: first!.enquiryId, text: notice },
        ...untold.map(({ enquiryId: subjectId }) => ({
          organisationId,
          topic: 'enquiry' as const,
          subjectId,
        })),
      ]);
      return true;
    });
    if (isTold) this.signals.changed();
  }
}

const meets = ({ serviceIds, languages, channels, capacity }: Skills, need: Need): boolean =>
  capacity >= CHANNELS[need.channel].weight &&
  serviceIds.includes(need.serviceId) &&
  channels.includes(need.channel) &&
  speaks(languages, need.language);
