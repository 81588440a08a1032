import { Module } from '@nestjs/common';
import { FilesModule } from '@frontdoor/casework/files';
import { DraftFiles } from './draft-files.js';
import { KeepDrafts } from './keep-drafts.js';

@Module({
  imports: [FilesModule],
  providers: [DraftFiles, KeepDrafts],
  exports: [DraftFiles, KeepDrafts],
})
export class KeepDraftsModule {}
