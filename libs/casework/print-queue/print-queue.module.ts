import { Module } from '@nestjs/common';
import { PrintQueueEntries } from './print-queue-entries.js';

@Module({ providers: [PrintQueueEntries], exports: [PrintQueueEntries] })
export class PrintQueueModule {}
