import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { RankingModule } from '../ranking/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { Ledger } from './ledger.js';
import { ReckonPlaces } from './reckon-places.js';

@Module({
  imports: [ChartersModule, LiveModule, RankingModule, TimelineModule, JobsModule],
  providers: [Ledger, ReckonPlaces],
  exports: [Ledger, ReckonPlaces],
})
export class LedgerModule {}
