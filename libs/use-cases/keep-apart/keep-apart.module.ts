import { Module } from '@nestjs/common';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { KeepApart } from './keep-apart.js';

@Module({ imports: [QueueModule, TimelineModule], providers: [KeepApart], exports: [KeepApart] })
export class KeepApartModule {}
