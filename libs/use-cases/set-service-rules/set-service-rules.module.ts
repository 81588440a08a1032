import { Module } from '@nestjs/common';
import { QueueModule } from '@frontdoor/casework/queue';
import { SetServiceRules } from './set-service-rules.js';

@Module({ imports: [QueueModule], providers: [SetServiceRules], exports: [SetServiceRules] })
export class SetServiceRulesModule {}
