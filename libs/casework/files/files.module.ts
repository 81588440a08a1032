import { Module } from '@nestjs/common';
import { FileScans } from './file-scans.js';
import { LeavingFiles } from './leaving-files.js';

@Module({ providers: [FileScans, LeavingFiles], exports: [FileScans, LeavingFiles] })
export class FilesModule {}
