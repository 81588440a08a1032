import { Module } from '@nestjs/common';
import { AnswersModule } from '@frontdoor/casework/answers';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { KeepAnswers } from './keep-answers.js';
import { TellOfOverdueAnswers } from './tell-of-overdue-answers.js';

@Module({
  imports: [AnswersModule, DirectoryModule, LiveModule, JobsModule],
  providers: [KeepAnswers, TellOfOverdueAnswers],
  exports: [KeepAnswers],
})
export class KeepAnswersModule {}
