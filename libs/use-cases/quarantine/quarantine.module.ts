import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { Quarantine } from './quarantine.js';

@Module({ imports: [LiveModule, JobsModule], providers: [Quarantine], exports: [Quarantine] })
export class QuarantineModule {}
