import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { OutgoingEventsModule } from '@frontdoor/casework/outgoing-events';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { AddToEnquiry } from './add-to-enquiry.js';
import { ReadForSystems } from './read-for-systems.js';

@Module({
  imports: [DirectoryModule, OutgoingEventsModule, ReceiptsModule],
  providers: [AddToEnquiry, ReadForSystems],
  exports: [AddToEnquiry, ReadForSystems],
})
export class ServeIntegrationsModule {}
