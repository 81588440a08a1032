import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { QueueModule } from '@frontdoor/casework/queue';
import { RepliesModule } from '@frontdoor/casework/replies';
import { SendReply } from './send-reply.js';

@Module({
  imports: [ChartersModule, DeliveriesModule, QueueModule, RepliesModule],
  providers: [SendReply],
  exports: [SendReply],
})
export class SendReplyModule {}
