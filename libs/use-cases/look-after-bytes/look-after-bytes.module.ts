import { Module } from '@nestjs/common';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { JobsModule } from '@frontdoor/jobs';
import { CheckBytes } from './check-bytes.js';
import { ClearBytes } from './clear-bytes.js';
import { MoveBytes } from './move-bytes.js';

@Module({
  imports: [JobsModule, StoredBytesModule],
  providers: [CheckBytes, ClearBytes, MoveBytes],
  exports: [CheckBytes, ClearBytes, MoveBytes],
})
export class LookAfterBytesModule {}
