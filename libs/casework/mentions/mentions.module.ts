import { Module } from '@nestjs/common';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Mentions } from './mentions.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [Mentions], exports: [Mentions] })
export class MentionsModule {}
