import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { Changes } from './changes.js';
import { LiveEvents } from './live-events.js';
import { LiveRooms } from './live-rooms.js';
import { LiveTail } from './live-tail.js';

@Module({
  imports: [JobsModule],
  providers: [Changes, LiveEvents, LiveRooms, LiveTail],
  exports: [Changes, LiveEvents, LiveRooms],
})
export class LiveModule {}
