import { Module } from '@nestjs/common';
import { AnswersModule } from '@frontdoor/casework/answers';
import { ChartersModule } from '@frontdoor/casework/charters';
import { LiveModule } from '@frontdoor/casework/live';
import { SuggestAnswers } from './suggest-answers.js';

@Module({
  imports: [AnswersModule, ChartersModule, LiveModule],
  providers: [SuggestAnswers],
  exports: [SuggestAnswers],
})
export class SuggestAnswersModule {}
