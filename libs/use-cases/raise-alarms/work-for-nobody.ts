import { Injectable } from '@nestjs/common';
import { CHANNELS } from '@frontdoor/contracts';
import { Every, Signals } from '@frontdoor/jobs';
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

/** Nobody waits long for what would wait for ever. */
const LOOK_MS = 2000;
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
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    const needs = await findNeedsOfWork(this.source, {});
    for (const organisationId of new Set(needs.map((need) => need.organisationId))) {
      const agents = await findSkillsOfAgents(this.source, { organisationId });
      const own = needs.filter((need) => need.organisationId === organisationId);
      for (const need of own.filter((each) => !agents.some((agent) => meets(agent, each))))
        await this.tell(need, whatWouldHelp(need, agents));
    }
  }

  /** Each enquiry is told of once; the supervisors hear of all together, with what would help. */
  private async tell(need: Need, help: string): Promise<void> {
    const { organisationId, service, language, channel } = need;
    const spoken = language === '*' ? 'with an interpreter' : `language ${language}`;
    const wanted = `${service}, ${CHANNELS[channel].label}, ${spoken}`;
    const text = `Nobody here can do this work: ${wanted}`;
    const isTold = await transaction(this.source, async (manager) => {
      await lockWorkOfOrganisation(manager, { organisationId });
      const which = { organisationId, serviceId: need.serviceId, language, channel };
      const untold = await findUntoldWork(manager, { ...which, text, limit: BATCH });
      if (untold.length === 0) return false;
      await this.timeline.events(
        manager,
        untold.map(({ enquiryId }) => ({ enquiryId, text, tone: 'bad' as const })),
      );
      const count = untold.length === 1 ? 'Work waits' : `${untold.length} pieces of work wait`;
      const notice = `${count} that nobody here can do: ${wanted}. ${help}`;
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

/** What all who have the skill lack; whoever lacks least is the easiest to help. */
const LACKS = {
  service: ({ serviceIds }: Skills, need: Need) => !serviceIds.includes(need.serviceId),
  language: ({ languages }: Skills, need: Need) => !speaks(languages, need.language),
  channel: ({ channels }: Skills, need: Need) => !channels.includes(need.channel),
  capacity: ({ capacity }: Skills, need: Need) => capacity < CHANNELS[need.channel].weight,
} as const;
type Lack = keyof typeof LACKS;

const lacksOf = (agent: Skills, need: Need): Lack[] =>
  (Object.keys(LACKS) as Lack[]).filter((lack) => LACKS[lack](agent, need));

const meets = (agent: Skills, need: Need): boolean => lacksOf(agent, need).length === 0;

/** What would have somebody able to do it, a sentence. */
function whatWouldHelp(need: Need, agents: readonly Skills[]): string {
  const [fewest] = agents.map((agent) => lacksOf(agent, need)).toSorted((a, b) => a.length - b.length);
  const wanted = (fewest ?? (['service'] as const)).map((lack) => sayHelp(lack, need));
  return `What would help: ${wanted.join(', and ')}.`;
}

function sayHelp(lack: Lack, { service, language, channel }: Need): string {
  switch (lack) {
    case 'service':
      return `give somebody the skill for ${service}, or move it to a service that has people`;
    case 'language':
      return `give somebody who works for ${service} the language ${language}, or arrange an interpreter on the enquiry`;
    case 'channel':
      return `have somebody who works for ${service} deal with ${CHANNELS[channel].label.toLowerCase()}`;
    case 'capacity':
      return `give somebody who works for ${service} a capacity of ${CHANNELS[channel].weight} or more`;
  }
}
