import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { WrittenOverflow } from './written-overflow.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [WrittenOverflow],
  exports: [WrittenOverflow],
})
export class OverflowModule {}
