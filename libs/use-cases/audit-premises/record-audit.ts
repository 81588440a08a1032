import { Injectable } from '@nestjs/common';
import type { api, BodyOf } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, Ids, monthsAfter } from '@frontdoor/kernel';
import { type Agent, AuditResult, DataSource } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';

/** How far back a finding may lie when it is written down. */
const OLDEST_MONTHS = 24;

/** Writes down what was found when premises or people were checked against a promise. */
@Injectable()
export class RecordAudit {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `audit-not-found`, `audit-check-unknown`, `audit-day-impossible`. */
  async record(
    agent: Agent,
    promiseId: string,
    finding: BodyOf<typeof api.recordAudit>,
  ): Promise<{ id: string }> {
    const organisation = await this.directory.organisation(agent.organisationId);
    const audit = this.charters.current(organisation).promises.find((each) => each.id === promiseId)?.audit;
    if (!audit) throw new FrontdoorError('audit-not-found');
    const now = this.clock.now();
    const today = dayOf(now, organisation.zone);
    const { item, foundOn } = finding;
    if (!audit.checks.includes(item)) throw new FrontdoorError('audit-check-unknown', { promiseId });
    if (foundOn > today)
      throw new FrontdoorError('audit-day-impossible', { foundOn, reason: 'it is in the future' });
    if (foundOn < monthsAfter(today, -OLDEST_MONTHS))
      throw new FrontdoorError('audit-day-impossible', { foundOn, reason: 'it is more than two years ago' });
    const id = this.ids.uuid();
    await this.source.manager.insert(AuditResult, {
      ...finding,
      id,
      organisationId: agent.organisationId,
      promiseId,
      byId: agent.id,
      recordedAt: now,
    });
    return { id };
  }

  /** Takes back what was recorded by mistake; the first withdrawal counts. @throws FrontdoorError `audit-result-not-found`. */
  async withdraw(agent: Agent, id: string): Promise<void> {
    const where = { id, organisationId: agent.organisationId };
    const result = await this.source.manager.findOneBy(AuditResult, where);
    if (!result) throw new FrontdoorError('audit-result-not-found');
    if (result.withdrawnAt === null)
      await this.source.manager.update(AuditResult, where, { withdrawnAt: this.clock.now() });
  }
}
