import { Module } from '@nestjs/common';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { KeepApart } from './keep-apart.js';
import { KeptFrom } from './kept-from.js';

@Module({
  imports: [QueueModule, TimelineModule],
  providers: [KeepApart, KeptFrom],
  exports: [KeepApart, KeptFrom],
})
export class KeepApartModule {}
