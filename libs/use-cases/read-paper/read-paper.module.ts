import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { ReadingsModule } from '@frontdoor/casework/readings';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { KeyReading } from './key-reading.js';

/** Letters and faxes: what stands on their pages. */
@Module({
  imports: [LiveModule, ReadingsModule, TimelineModule],
  providers: [KeyReading],
  exports: [KeyReading],
})
export class ReadPaperModule {}
