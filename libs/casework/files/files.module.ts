import { Module } from '@nestjs/common';
import { FileScans } from './file-scans.js';

@Module({ providers: [FileScans], exports: [FileScans] })
export class FilesModule {}
