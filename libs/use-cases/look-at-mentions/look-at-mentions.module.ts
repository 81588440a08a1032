import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { MentionsModule } from '@frontdoor/casework/mentions';
import { LookAtMentions } from './look-at-mentions.js';

@Module({ imports: [LiveModule, MentionsModule], providers: [LookAtMentions], exports: [LookAtMentions] })
export class LookAtMentionsModule {}
