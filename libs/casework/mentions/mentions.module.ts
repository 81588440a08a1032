import { Module } from '@nestjs/common';
import { LiveModule } from '../live/index.js';
import { Mentions } from './mentions.js';

@Module({ imports: [LiveModule], providers: [Mentions], exports: [Mentions] })
export class MentionsModule {}
