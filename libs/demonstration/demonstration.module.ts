import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { PlayTraffic } from './play-traffic.js';
import { SeedYear } from './seed-year/seed-year.js';

@Module({
  imports: [ChartersModule, ReceiptsModule],
  providers: [PlayTraffic, SeedYear],
  exports: [PlayTraffic, SeedYear],
})
export class DemonstrationModule {}
