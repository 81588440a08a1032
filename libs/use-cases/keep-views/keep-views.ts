import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import { type Agent, DataSource, findSavedViews, removeView, saveView } from '@frontdoor/persistence';

type Views = AnswerOf<typeof api.listSavedViews>;

const MOST = 50;

/** How agents like to see the queue and the search, by names of their own. */
@Injectable()
export class KeepViews {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async of({ id: agentId }: Agent): Promise<Views> {
    return { views: await findSavedViews(this.source, { agentId }) };
  }

  /** @throws FrontdoorError `too-many-views`. */
  async save(agent: Agent, view: BodyOf<typeof api.saveView>): Promise<Views> {
    const row = { ...view, id: this.ids.uuid(), agentId: agent.id, now: this.clock.now(), most: MOST };
    const saved = await saveView(this.source, row);
    if (saved.length === 0) throw new FrontdoorError('too-many-views', { most: MOST });
    return this.of(agent);
  }

  /** @throws FrontdoorError `view-unknown`. */
  async remove(agent: Agent, id: string): Promise<Views> {
    const removed = await removeView(this.source, { id, agentId: agent.id });
    if (removed.length === 0) throw new FrontdoorError('view-unknown');
    return this.of(agent);
  }
}
