import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { CorrectReceipt } from './correct-receipt.js';

@Module({
  imports: [DirectoryModule, LedgerModule, LiveModule, QueueModule, TimelineModule],
  providers: [CorrectReceipt],
  exports: [CorrectReceipt],
})
export class CorrectReceiptModule {}
