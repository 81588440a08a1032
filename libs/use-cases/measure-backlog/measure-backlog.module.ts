import { Module } from '@nestjs/common';
import { MeasureBacklog } from './measure-backlog.js';

@Module({ providers: [MeasureBacklog], exports: [MeasureBacklog] })
export class MeasureBacklogModule {}
