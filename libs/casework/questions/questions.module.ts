import { Module } from '@nestjs/common';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Questions } from './questions.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [Questions], exports: [Questions] })
export class QuestionsModule {}
