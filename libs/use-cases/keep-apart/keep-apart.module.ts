import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { KeepApart } from './keep-apart.js';
import { KeptFrom } from './kept-from.js';

@Module({
  imports: [LiveModule, QueueModule, TimelineModule],
  providers: [KeepApart, KeptFrom],
  exports: [KeepApart, KeptFrom],
})
export class KeepApartModule {}
