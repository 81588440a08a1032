import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { KeptLetters } from './kept-letters.js';
import { Letters } from './letters.js';
import { OwnTemplates } from './own-templates.js';

@Module({
  imports: [DirectoryModule, LiveModule, TimelineModule],
  providers: [KeptLetters, Letters, OwnTemplates],
  exports: [Letters],
})
export class LettersModule {}
