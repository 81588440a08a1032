import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { Visits } from './visits.js';

@Module({ imports: [ChartersModule, DirectoryModule], providers: [Visits], exports: [Visits] })
export class VisitsModule {}
