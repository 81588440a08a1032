import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { LiveModule } from '../live/index.js';
import { Attention } from './attention.js';

@Module({ imports: [JobsModule, LiveModule], providers: [Attention], exports: [Attention] })
export class AttentionModule {}
