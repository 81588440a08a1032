import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { JobsModule } from '@frontdoor/jobs';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { LettersModule } from '@frontdoor/casework/letters';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { FollowDeliveries } from './follow-deliveries.js';
import { SendMessage } from './send-message.js';

@Module({
  imports: [ChannelsModule, DeliveriesModule, OptOutsModule, LettersModule, JobsModule, StoredBytesModule],
  providers: [FollowDeliveries, SendMessage],
  exports: [FollowDeliveries, SendMessage],
})
export class SendMessageModule {}
