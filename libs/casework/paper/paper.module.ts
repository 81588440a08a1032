import { Module } from '@nestjs/common';
import { ReceiptsModule } from '../receipts/index.js';
import { ScannedFiles } from './scanned-files.js';

@Module({ imports: [ReceiptsModule], providers: [ScannedFiles], exports: [ScannedFiles] })
export class PaperModule {}
