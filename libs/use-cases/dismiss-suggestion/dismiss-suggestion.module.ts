import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { DismissSuggestion } from './dismiss-suggestion.js';

@Module({
  imports: [LiveModule, TimelineModule],
  providers: [DismissSuggestion],
  exports: [DismissSuggestion],
})
export class DismissSuggestionModule {}
