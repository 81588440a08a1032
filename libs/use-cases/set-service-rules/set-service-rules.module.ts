import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { QueueModule } from '@frontdoor/casework/queue';
import { SetServiceRules } from './set-service-rules.js';

@Module({
  imports: [ChartersModule, DirectoryModule, QueueModule],
  providers: [SetServiceRules],
  exports: [SetServiceRules],
})
export class SetServiceRulesModule {}
