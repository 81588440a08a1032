import { Module } from '@nestjs/common';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Interpreters } from './interpreters.js';

@Module({
  imports: [LiveModule, TimelineModule],
  providers: [Interpreters],
  exports: [Interpreters],
})
export class InterpretersModule {}
