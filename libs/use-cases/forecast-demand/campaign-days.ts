import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { Agent, CampaignDay, DataSource, In } from '@frontdoor/persistence';

/** Days on which more comes than usual, as a supervisor marks them. */
@Injectable()
export class CampaignDays {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ organisationId }: Agent): Promise<AnswerOf<typeof api.listCampaignDays>> {
    const { manager } = this.source;
    const days = await manager.find(CampaignDay, { where: { organisationId }, order: { day: 'DESC' } });
    const people = await manager.findBy(Agent, { id: In(days.map(({ byId }) => byId)) });
    return {
      days: days.map(({ day, name, byId }) => ({
        ...{ day, name },
        by: people.find(({ id }) => id === byId)?.name ?? '',
      })),
    };
  }

  async mark({ organisationId, id: byId }: Agent, day: string, name: string): Promise<void> {
    await this.source.manager.upsert(CampaignDay, { organisationId, day, name, byId, at: this.clock.now() }, [
      'organisationId',
      'day',
    ]);
  }

  async unmark({ organisationId }: Agent, day: string): Promise<void> {
    await this.source.manager.delete(CampaignDay, { organisationId, day });
  }
}
