import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { QueueModule } from '@frontdoor/casework/queue';
import { BeAway } from './be-away.js';

@Module({ imports: [DirectoryModule, QueueModule], providers: [BeAway], exports: [BeAway] })
export class BeAwayModule {}
