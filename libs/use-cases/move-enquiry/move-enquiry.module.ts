import { Module } from '@nestjs/common';
import { CallbacksModule } from '@frontdoor/casework/callbacks';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { PlacementModule } from '@frontdoor/casework/placement';
import { QueueModule } from '@frontdoor/casework/queue';
import { ForeseeChange } from './foresee-change.js';
import { MoveEnquiry } from './move-enquiry.js';

@Module({
  imports: [CallbacksModule, DirectoryModule, HandoversModule, LedgerModule, PlacementModule, QueueModule],
  providers: [ForeseeChange, MoveEnquiry],
  exports: [ForeseeChange, MoveEnquiry],
})
export class MoveEnquiryModule {}
