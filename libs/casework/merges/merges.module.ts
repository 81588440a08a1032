import { Module } from '@nestjs/common';
import { JoinsModule } from '../joins/index.js';
import { Merges } from './merges.js';

@Module({ imports: [JoinsModule], providers: [Merges], exports: [Merges] })
export class MergesModule {}
