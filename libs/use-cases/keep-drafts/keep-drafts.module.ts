import { Module } from '@nestjs/common';
import { FilesModule } from '@frontdoor/casework/files';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { DraftFiles } from './draft-files.js';
import { KeepDrafts } from './keep-drafts.js';

@Module({
  imports: [FilesModule, StoredBytesModule],
  providers: [DraftFiles, KeepDrafts],
  exports: [DraftFiles, KeepDrafts],
})
export class KeepDraftsModule {}
