import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { OptOuts } from './opt-outs.js';

@Module({
  imports: [DirectoryModule, LiveModule, TimelineModule],
  providers: [OptOuts],
  exports: [OptOuts],
})
export class OptOutsModule {}
