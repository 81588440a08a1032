import { Module } from '@nestjs/common';
import { CallsModule } from '@frontdoor/casework/calls';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { ContactChangesModule } from '@frontdoor/casework/contact-changes';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { AcceptWebhook } from './accept-webhook.js';

@Module({
  imports: [
    CallsModule,
    ChannelsModule,
    ContactChangesModule,
    DeliveriesModule,
    OptOutsModule,
    ReceiptsModule,
  ],
  providers: [AcceptWebhook],
  exports: [AcceptWebhook],
})
export class ReceiveContactModule {}
