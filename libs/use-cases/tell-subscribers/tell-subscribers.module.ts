import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { SubscribersModule } from '@frontdoor/casework/subscribers';
import { JobsModule } from '@frontdoor/jobs';
import { ForgetEvents } from './forget-events.js';
import { NoteTrouble } from './note-trouble.js';
import { TellSubscriber } from './tell-subscriber.js';
import { TellSubscribers } from './tell-subscribers.js';

@Module({
  imports: [JobsModule, LiveModule, SubscribersModule],
  providers: [ForgetEvents, NoteTrouble, TellSubscriber, TellSubscribers],
  exports: [TellSubscribers],
})
export class TellSubscribersModule {}
