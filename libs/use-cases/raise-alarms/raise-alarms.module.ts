import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { RaiseAlarms } from './raise-alarms.js';

@Module({ imports: [LiveModule, JobsModule], providers: [RaiseAlarms], exports: [RaiseAlarms] })
export class RaiseAlarmsModule {}
