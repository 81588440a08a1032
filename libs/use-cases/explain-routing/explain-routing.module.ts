import { Module } from '@nestjs/common';
import { ExplainRouting } from './explain-routing.js';
import { ReplayDecisions } from './replay-decisions.js';

@Module({ providers: [ExplainRouting, ReplayDecisions], exports: [ExplainRouting, ReplayDecisions] })
export class ExplainRoutingModule {}
