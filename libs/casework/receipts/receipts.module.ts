import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { Receipts } from './receipts.js';

@Module({ imports: [DirectoryModule, JobsModule], providers: [Receipts], exports: [Receipts] })
export class ReceiptsModule {}
