import { Module } from '@nestjs/common';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { SendLink } from './send-link.js';

@Module({
  imports: [DeliveriesModule, DirectoryModule, LiveModule, OptOutsModule],
  providers: [SendLink],
  exports: [SendLink],
})
export class SendLinkModule {}
