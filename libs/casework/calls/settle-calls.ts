import { Injectable } from '@nestjs/common';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { DataSource, findCallsToSettle } from '@frontdoor/persistence';
import { OfferWork, QueueTransaction } from '../queue/index.js';
import { lockedCall } from './find-call.js';
import { SettleCall } from './settle-call.js';

const MOST_AT_ONCE = 100;

/** Calls that were over before their contacts were routed. */
@Injectable()
export class SettleCalls {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly settling: SettleCall,
    private readonly offerWork: OfferWork,
  ) {}

  @Every(1000)
  async sweep(): Promise<void> {
    await eachInTurn(
      await findCallsToSettle(this.source, { limit: MOST_AT_ONCE }),
      async ({ id, organisationId }) => {
        await this.queue.run(organisationId, async (manager) => {
          const call = await lockedCall(manager, id);
          if (call) await this.settling.settle(manager, call);
        });
        this.offerWork.kick(organisationId);
      },
    );
  }
}
