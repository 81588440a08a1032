import { Injectable } from '@nestjs/common';
import { AnswerLibrary } from '@frontdoor/casework/answers';
import { LiveEvents } from '@frontdoor/casework/live';
import { Every, Signals } from '@frontdoor/jobs';
import { DataSource, Organisation, tellOverdueAnswers, transaction } from '@frontdoor/persistence';

const LOOK_MS = 60_000;

/** Tells owners and supervisors once of each answer whose day for a look has passed. */
@Injectable()
export class TellOfOverdueAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly library: AnswerLibrary,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    for (const { id: organisationId } of await this.source.manager.find(Organisation))
      if (await this.tell(organisationId)) this.signals.changed();
  }

  private async tell(organisationId: string): Promise<boolean> {
    const on = await this.library.today(organisationId);
    return transaction(this.source, async (manager) => {
      const overdue = await tellOverdueAnswers(manager, { organisationId, on });
      const owners = new Set(overdue.map(({ ownerId }) => ownerId));
      await this.live.append(
        manager,
        [...owners].map((agentId) => {
          const own = overdue.filter(({ ownerId }) => ownerId === agentId);
          const text =
            own.length === 1
              ? `The answer “${own[0]!.title}” is to be checked: its day has passed`
              : `${own.length} answers are to be checked: their day has passed`;
          return { organisationId, topic: 'answers' as const, subjectId: own[0]!.id, agentId, text };
        }),
      );
      return overdue.length > 0;
    });
  }
}
