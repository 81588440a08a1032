import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { draw } from '@frontdoor/casework/quality';
import type { AnswerOf, api, BodyOf, QualitySampleView } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, FrontdoorError, Ids, mondayOf, startOfDay, toIso } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  type EntityManager,
  findQualityCandidates,
  findQualitySamples,
  lockQualityDraws,
  QualityNote,
  QualitySample,
  transaction,
} from '@frontdoor/persistence';

const PAGE = 20;

/** Supervisors draw contacts of a week by chance alone; what was drawn, and from what, is written down. */
@Injectable()
export class DrawSample {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list({ organisationId }: Agent, page: number): Promise<AnswerOf<typeof api.listQualitySamples>> {
    const rows = await findQualitySamples(this.source, {
      ...{ organisationId, limit: PAGE, skip: (page - 1) * PAGE },
    });
    const total = await this.source.manager.countBy(QualitySample, { organisationId });
    return { samples: rows.map(({ at, ...row }) => ({ ...row, at: toIso(at) })), total };
  }

  /** @throws FrontdoorError `quality-sample-not-found` */
  async read({ organisationId }: Agent, id: string): Promise<AnswerOf<typeof api.readQualitySample>> {
    const { manager } = this.source;
    const found = await manager.findOneBy(QualitySample, { id, organisationId });
    if (!found) throw new FrontdoorError('quality-sample-not-found');
    const { at, week, byId, agentId, serviceId, wanted, seed, candidates, drawn } = found;
    const by = await manager.findOneByOrFail(Agent, { id: byId });
    const of = agentId
      ? await manager.findOneByOrFail(Agent, { id: agentId })
      : await this.directory.service(serviceId!);
    return { id, at: toIso(at), by: by.name, week, of: of.name, wanted, seed, candidates, drawn };
  }

  /** @throws FrontdoorError `quality-week-ahead`, `agent-unknown`, `service-unknown`, `quality-nothing-to-draw` */
  async draw(
    supervisor: Agent,
    { week: day, size, ...whose }: BodyOf<typeof api.drawQualitySample>,
  ): Promise<QualitySampleView> {
    const { organisationId } = supervisor;
    const { zone } = await this.directory.organisation(organisationId);
    const at = this.clock.now();
    const week = mondayOf(day);
    if (week > dayOf(at, zone)) throw new FrontdoorError('quality-week-ahead');
    return transaction(this.source, async (manager) => {
      // Who draws at the same time waits, so that nothing is drawn twice.
      await lockQualityDraws(manager, { organisationId });
      const of = await this.whose(manager, organisationId, whose);
      const found = await findQualityCandidates(manager, {
        ...{ organisationId, since: startOfDay(week, zone) },
        until: Math.min(at, startOfDay(daysAfter(week, 7), zone)),
        ...{ agentId: of.agentId, serviceId: of.serviceId },
      });
      if (found.length === 0) throw new FrontdoorError('quality-nothing-to-draw', { of: of.name, week });
      const seed = this.ids.token();
      const candidates = found.map(({ id }) => id);
      const drawn = draw(seed, candidates, size);
      const id = this.ids.uuid();
      await manager.insert(QualitySample, {
        ...{ id, organisationId, byId: supervisor.id, at, week, wanted: size, seed, candidates, drawn },
        ...{ agentId: of.agentId, serviceId: of.serviceId },
      });
      const agentOf = new Map(found.map((each) => [each.id, each.agentId]));
      await manager.insert(
        QualityNote,
        drawn.map((contactId) => ({
          ...{ id: this.ids.uuid(), organisationId, sampleId: id, contactId, drawnAt: at },
          agentId: agentOf.get(contactId)!,
        })),
      );
      const counts = { wanted: size, drawn: drawn.length, candidates: candidates.length };
      return { id, at: toIso(at), by: supervisor.name, week, of: of.name, seed, ...counts };
    });
  }

  private async whose(
    manager: EntityManager,
    organisationId: string,
    { agentId, service }: { agentId?: string | undefined; service?: string | undefined },
  ): Promise<{ name: string; agentId: string | null; serviceId: string | null }> {
    if (agentId === undefined) {
      const { id, name } = await this.directory.serviceCalled(organisationId, service!);
      return { name, agentId: null, serviceId: id };
    }
    const agent = await manager.findOneBy(Agent, { id: agentId, organisationId });
    if (!agent) throw new FrontdoorError('agent-unknown');
    return { name: agent.name, agentId, serviceId: null };
  }
}
