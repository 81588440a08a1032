import { Injectable } from '@nestjs/common';
import type { Channel } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Contact, Enquiry, type EntityManager } from '@frontdoor/persistence';
import { AssignWork } from '../assign-work/assign-work.js';
import { QueueTransaction } from '../assign-work/queue-transaction.js';
import { WorkItems } from '../assign-work/work-items.js';
import { findEnquiry } from '../handle-enquiry/find-enquiry.js';
import { Outbound } from '../send-message/outbound.js';
import { ReplyRoutes } from './reply-routes.js';

export interface Reply {
  text: string;
  channel: Channel;
  to: string;
  close: boolean;
  /** Made once by the client; the same reply asked for twice is sent once. */
  requestId: string;
}

/** An agent's answer to the customer. It is on its way when this resolves; commitments are settled when the provider takes it. */
@Injectable()
export class SendReply {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly assignWork: AssignWork,
    private readonly routes: ReplyRoutes,
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `enquiry-closed`, `enquiry-not-found`, or `input-invalid` for an address that is none of the customer's or a used request id. */
  async send(agent: Agent, enquiryId: string, reply: Reply): Promise<void> {
    await this.queue.run(agent.organisationId, async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, agent.organisationId);
      if (await sentBefore(manager, agent, enquiryId, reply)) return;
      if (enquiry.state === 'closed')
        throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
      const route = (await this.routes.of(enquiry)).find(
        (each) => each.channel === reply.channel && each.to.value === reply.to,
      );
      if (!route)
        throw new FrontdoorError('input-invalid', {
          faults: 'to: choose one of the reply routes of this enquiry',
        });
      const sent = {
        organisationId: agent.organisationId,
        enquiry,
        channel: route.channel,
        entryPoint: route.entryPoint,
        to: route.to,
      };
      const conversation = await conversationOf(manager, enquiry.id);
      await this.outbound.add(manager, [
        {
          ...sent,
          subject: `Re: ${enquiry.subject}`,
          text: reply.text,
          authorId: agent.id,
          conversation,
          id: reply.requestId,
        },
      ]);
      await this.settleWork(manager, agent, enquiry);
      if (reply.close) await this.close(manager, agent, enquiry);
    });
    this.assignWork.kick(agent.organisationId);
  }

  /** The answer finishes what asked for one, unless a colleague holds it. Whoever answers first owns the enquiry. */
  private async settleWork(manager: EntityManager, agent: Agent, enquiry: Enquiry): Promise<void> {
    const now = this.clock.now();
    await manager.update(
      Enquiry,
      { id: enquiry.id },
      { lastContactAt: now, ownerId: enquiry.ownerId ?? agent.id },
    );
    for (const item of await this.items.openOf(manager, enquiry.id)) {
      const free = item.state === 'waiting' || item.agentId === agent.id;
      if (free && item.kind !== 'callback') await this.items.finish(manager, item, 'Answered');
    }
  }

  private async close(manager: EntityManager, agent: Agent, enquiry: Enquiry): Promise<void> {
    await manager.update(Enquiry, { id: enquiry.id }, { state: 'closed', closedAt: this.clock.now() });
    for (const item of await this.items.openOf(manager, enquiry.id))
      await this.items.finish(manager, item, 'The enquiry was closed');
    await this.items.note(manager, enquiry.id, agent.id, `${agent.name} closed it with this reply`);
  }
}

/** @throws FrontdoorError `input-invalid` when the request id is that of something else, so that no reply gets lost. */
async function sentBefore(
  manager: EntityManager,
  agent: Agent,
  enquiryId: string,
  { requestId, channel }: Reply,
): Promise<boolean> {
  const known = await manager.findOneBy(Contact, { id: requestId });
  if (!known) return false;
  if (known.enquiryId === enquiryId && known.authorId === agent.id && known.channel === channel) return true;
  throw new FrontdoorError('input-invalid', {
    faults: 'requestId: belongs to something else; make a new one',
  });
}

async function conversationOf(manager: EntityManager, enquiryId: string): Promise<string[]> {
  const rows = await manager.query<{ message_id: string }[]>(
    `SELECT message_id FROM contact WHERE enquiry_id = $1 AND message_id IS NOT NULL ORDER BY at DESC, direction LIMIT 20`,
    [enquiryId],
  );
  return rows.map((row) => row.message_id).reverse();
}
