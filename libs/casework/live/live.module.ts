import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { Changes } from './changes.js';
import { LiveEvents } from './live-events.js';
import { LiveTail } from './live-tail.js';

@Module({
  imports: [JobsModule],
  providers: [Changes, LiveEvents, LiveTail],
  exports: [Changes, LiveEvents, LiveTail],
})
export class LiveModule {}
