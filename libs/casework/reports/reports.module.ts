import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { Reports } from './reports.js';

@Module({ imports: [DirectoryModule], providers: [Reports], exports: [Reports] })
export class ReportsModule {}
