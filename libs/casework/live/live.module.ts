import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { LiveEvents } from './live-events.js';
import { LiveTail } from './live-tail.js';

@Module({ imports: [JobsModule], providers: [LiveEvents, LiveTail], exports: [LiveEvents, LiveTail] })
export class LiveModule {}
