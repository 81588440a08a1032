import { Controller } from '@nestjs/common';
import {
  type AgentView,
  api,
  type QueuePage,
  type RebalanceOutcome,
  type ServiceLoads as ServiceLoadsView,
  type WorkItem,
} from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { AgentWork, QueueReader, Rebalance, ServiceLoads } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class QueueController {
  constructor(
    private readonly work: AgentWork,
    private readonly balance: Rebalance,
    private readonly reader: QueueReader,
    private readonly loads: ServiceLoads,
  ) {}

  @Serves(api.readQueue)
  read(@Sent() { query }: Input<typeof api.readQueue>, @Me() agent: Agent): Promise<QueuePage> {
    return this.reader.page(agent, query);
  }

  @Serves(api.readServiceLoads)
  services(@Me() agent: Agent): Promise<ServiceLoadsView> {
    return this.loads.of(agent.organisationId);
  }

  @Serves(api.takeNext)
  async takeNext(@Me() agent: Agent): Promise<{ workItem: WorkItem | null }> {
    const id = await this.work.takeNext(agent);
    return { workItem: id === null ? null : await this.reader.one(id, agent.organisationId) };
  }

  @Serves(api.acceptWorkItem)
  accept(@Sent() { params }: Input<typeof api.acceptWorkItem>, @Me() agent: Agent): Promise<WorkItem> {
    return this.after(agent, params.id, this.work.accept(agent, params.id));
  }

  @Serves(api.declineWorkItem)
  decline(@Sent() { params }: Input<typeof api.declineWorkItem>, @Me() agent: Agent): Promise<WorkItem> {
    return this.after(agent, params.id, this.work.decline(agent, params.id));
  }

  @Serves(api.releaseWorkItem)
  release(@Sent() { params }: Input<typeof api.releaseWorkItem>, @Me() agent: Agent): Promise<WorkItem> {
    return this.after(agent, params.id, this.work.release(agent, params.id));
  }

  @Serves(api.finishWorkItem)
  finish(@Sent() { params, body }: Input<typeof api.finishWorkItem>, @Me() agent: Agent): Promise<WorkItem> {
    return this.after(agent, params.id, this.work.finish(agent, params.id, body));
  }

  @Serves(api.assignWorkItem)
  assign(@Sent() { params, body }: Input<typeof api.assignWorkItem>, @Me() agent: Agent): Promise<WorkItem> {
    return this.after(agent, params.id, this.balance.give(agent, params.id, body.agentId));
  }

  @Serves(api.rebalanceWork)
  async rebalance(
    @Sent() { body }: Input<typeof api.rebalanceWork>,
    @Me() agent: Agent,
  ): Promise<{ outcomes: RebalanceOutcome[] }> {
    return { outcomes: await this.balance.all(agent, body.moves) };
  }

  @Serves(api.listAgents)
  async agents(@Me() agent: Agent): Promise<{ agents: AgentView[] }> {
    return { agents: await this.reader.agents(agent.organisationId) };
  }

  private async after(agent: Agent, id: string, change: Promise<void>): Promise<WorkItem> {
    await change;
    return this.reader.one(id, agent.organisationId);
  }
}
