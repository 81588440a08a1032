import { Module } from '@nestjs/common';
import { DraftFiles } from './draft-files.js';
import { KeepDrafts } from './keep-drafts.js';

@Module({
  providers: [DraftFiles, KeepDrafts],
  exports: [DraftFiles, KeepDrafts],
})
export class KeepDraftsModule {}
