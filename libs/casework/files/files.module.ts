import { Module } from '@nestjs/common';
import { StoredBytesModule } from '../stored-bytes/index.js';
import { FileScans } from './file-scans.js';
import { LeavingFiles } from './leaving-files.js';

@Module({
  imports: [StoredBytesModule],
  providers: [FileScans, LeavingFiles],
  exports: [FileScans, LeavingFiles],
})
export class FilesModule {}
