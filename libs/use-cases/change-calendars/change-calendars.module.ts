import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { CalendarReader } from './calendar-reader.js';
import { ChangeCalendars } from './change-calendars.js';
import { RecomputeCommitments } from './recompute-commitments.js';

@Module({
  imports: [ChartersModule, DirectoryModule, LedgerModule, LiveModule, JobsModule],
  providers: [CalendarReader, ChangeCalendars, RecomputeCommitments],
  exports: [CalendarReader, ChangeCalendars, RecomputeCommitments],
})
export class ChangeCalendarsModule {}
