import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { JobsModule } from '@frontdoor/jobs';
import { Quarantine } from './quarantine.js';

@Module({
  imports: [DirectoryModule, LiveModule, JobsModule, StoredBytesModule],
  providers: [Quarantine],
  exports: [Quarantine],
})
export class QuarantineModule {}
