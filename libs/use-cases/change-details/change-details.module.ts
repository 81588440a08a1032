import { Module } from '@nestjs/common';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { TellOldAddresses } from './tell-old-addresses.js';

@Module({
  imports: [DeliveriesModule, DirectoryModule, LiveModule, OptOutsModule],
  providers: [TellOldAddresses],
  exports: [TellOldAddresses],
})
export class ChangeDetailsModule {}
