import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { RaiseAlarms } from './raise-alarms.js';
import { WorkForNobody } from './work-for-nobody.js';

@Module({
  imports: [LiveModule, TimelineModule, JobsModule],
  providers: [RaiseAlarms, WorkForNobody],
  exports: [RaiseAlarms],
})
export class RaiseAlarmsModule {}
