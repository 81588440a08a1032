import { Module } from '@nestjs/common';
import { ReceiptsModule } from '../receipts/index.js';
import { PhotographsInOne } from './photographs-in-one.js';
import { PrintReader } from './print-reader.js';
import { ScannedFiles } from './scanned-files.js';

@Module({
  imports: [ReceiptsModule],
  providers: [PhotographsInOne, PrintReader, ScannedFiles],
  exports: [PhotographsInOne, PrintReader, ScannedFiles],
})
export class PaperModule {}
