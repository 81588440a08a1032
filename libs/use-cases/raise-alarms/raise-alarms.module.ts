import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { JobsModule } from '@frontdoor/jobs';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { RaiseAlarms } from './raise-alarms.js';
import { WorkForNobody } from './work-for-nobody.js';
import { WorkNobodyTook } from './work-nobody-took.js';

@Module({
  imports: [LiveModule, QueueModule, TimelineModule, JobsModule],
  providers: [RaiseAlarms, WorkForNobody, WorkNobodyTook],
  exports: [RaiseAlarms],
})
export class RaiseAlarmsModule {}
