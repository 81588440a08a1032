import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { ChartersModule } from '../charters/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { DirectoryModule } from '../directory/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { RepliesModule } from '../replies/index.js';
import { ShiftsModule } from '../shifts/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Attempts } from './attempts.js';
import { Callbacks } from './callbacks.js';
import { FollowCallbacks } from './follow-callbacks.js';
import { LeaveMessage } from './leave-message.js';
import { PromiseCallback } from './promise-callback.js';

@Module({
  imports: [
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    LiveModule,
    QueueModule,
    RepliesModule,
    ShiftsModule,
    TimelineModule,
    JobsModule,
  ],
  providers: [Attempts, Callbacks, FollowCallbacks, LeaveMessage, PromiseCallback],
  exports: [Attempts, Callbacks, FollowCallbacks, PromiseCallback],
})
export class CallbacksModule {}
