import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AnswerLibrary } from './answer-library.js';

@Module({ imports: [DirectoryModule, TimelineModule], providers: [AnswerLibrary], exports: [AnswerLibrary] })
export class AnswersModule {}
