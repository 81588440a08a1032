import { Injectable } from '@nestjs/common';
import { type HandoverView, nextHop, type NextHop, USUAL_HOPS } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  type EntityManager,
  findHandoversOf,
  findHops,
  findOfferedHandovers,
  findUnopenedBrief,
  type RowOf,
  Service,
} from '@frontdoor/persistence';

type Row = RowOf<typeof findHandoversOf>;

/** What was handed over, as people see it, and what has to be done before they answer. */
@Injectable()
export class Handovers {
  constructor(private readonly source: DataSource) {}

  /** Those of an enquiry, the newest first. */
  async of(enquiryId: string, agent: Agent): Promise<HandoverView[]> {
    const rows = await findHandoversOf(this.source, { enquiryId });
    const [unopened] = await findUnopenedBrief(this.source, { enquiryId, agentId: agent.id });
    return rows.map((row) => toView(row, agent, unopened?.id));
  }

  /** What colleagues want to hand to somebody. */
  async offeredTo(
    agent: Agent,
  ): Promise<(HandoverView & { enquiryId: string; reference: string; subject: string })[]> {
    const { id: agentId, organisationId } = agent;
    const rows = await findOfferedHandovers(this.source, { organisationId, agentId });
    return rows.map((row) => ({
      ...toView(row, agent, undefined),
      ...{ enquiryId: row.enquiryId, reference: row.reference, subject: row.subject },
    }));
  }

  /** How often it went on, and what the next time would do. */
  async hopsOf(
    enquiryId: string,
    serviceId: string,
    { roles }: Pick<Agent, 'roles'>,
    views: readonly Pick<HandoverView, 'hop' | 'state' | 'isReturn'>[],
  ): Promise<{ count: number; returns: number; next: NextHop }> {
    const { manager } = this.source;
    const { hopBudget } = await manager.findOneByOrFail(Service, { id: serviceId });
    const { length: count } = await findHops(manager, { enquiryId });
    const returns = views.filter(
      ({ state, hop, isReturn }) => state === 'moved' && hop > 0 && isReturn,
    ).length;
    return { count, returns, next: nextHop(hopBudget ?? USUAL_HOPS, count, roles.includes('supervisor')) };
  }

  /**
   * Nobody answers the customer before they have opened the brief of what was handed to them.
   *
   * @throws FrontdoorError `brief-unopened`
   */
  async refuseUnopened(manager: EntityManager, enquiryId: string, { id: agentId }: Agent): Promise<void> {
    const [unopened] = await findUnopenedBrief(manager, { enquiryId, agentId });
    if (unopened) throw new FrontdoorError('brief-unopened', { by: unopened.by });
  }
}

const toView = (row: Row, { id: me, serviceIds }: Agent, unopened: string | undefined): HandoverView => {
  const { id, kind, state, by, from, to, hop, isReturn, brief, version, refusal } = row;
  const isOffered = state === 'offered' && kind !== 'call';
  const isMine = row.byId === me;
  const isForMe =
    row.toAgentId === null
      ? row.toServiceId !== null && serviceIds.includes(row.toServiceId)
      : row.toAgentId === me;
  return {
    ...{ id, kind, state, by, from, to, hop, isReturn, brief, version, refusal },
    at: toIso(row.at),
    expiresAt: isOffered && row.expiresAt !== null ? toIso(row.expiresAt) : null,
    openings: row.openings.map((each) => ({ by: each.by, at: new Date(each.at).toISOString() })),
    mustOpen: id === unopened,
    mayDecide: isOffered && !isMine && isForMe,
    mayWithdraw: isOffered && isMine,
  };
};
