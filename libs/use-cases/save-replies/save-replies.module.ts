import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { RepliesModule } from '@frontdoor/casework/replies';
import { SavedReplies } from './saved-replies.js';

@Module({ imports: [DirectoryModule, RepliesModule], providers: [SavedReplies], exports: [SavedReplies] })
export class SaveRepliesModule {}
