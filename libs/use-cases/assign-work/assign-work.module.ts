import { Module } from '@nestjs/common';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { AgentWork } from './agent-work.js';

@Module({ imports: [QueueModule, StepsModule], providers: [AgentWork], exports: [AgentWork] })
export class AssignWorkModule {}
