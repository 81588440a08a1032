import { Module } from '@nestjs/common';
import { ReceiptsModule } from '../receipts/index.js';
import { PrintReader } from './print-reader.js';
import { ScannedFiles } from './scanned-files.js';

@Module({
  imports: [ReceiptsModule],
  providers: [PrintReader, ScannedFiles],
  exports: [PrintReader, ScannedFiles],
})
export class PaperModule {}
