import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/index.js';
import { TimelineModule } from '../timeline/index.js';
import { OpenAndClosed } from './open-and-closed.js';

@Module({
  imports: [QueueModule, TimelineModule],
  providers: [OpenAndClosed],
  exports: [OpenAndClosed],
})
export class EnquiriesModule {}
