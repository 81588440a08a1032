import { Module } from '@nestjs/common';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { AgentWork } from './agent-work.js';
import { GiveBackAll } from './give-back-all.js';
import { Rebalance } from './rebalance.js';

@Module({
  imports: [LiveModule, TimelineModule, QueueModule, StepsModule],
  providers: [AgentWork, GiveBackAll, Rebalance],
  exports: [AgentWork, GiveBackAll, Rebalance],
})
export class AssignWorkModule {}
