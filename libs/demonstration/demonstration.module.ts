import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { SeedYear } from './seed-year/seed-year.js';

@Module({ imports: [ChartersModule], providers: [SeedYear], exports: [SeedYear] })
export class DemonstrationModule {}
