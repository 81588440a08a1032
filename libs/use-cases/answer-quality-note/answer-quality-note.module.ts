import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { QualityModule } from '@frontdoor/casework/quality';
import { AnswerQualityNote } from './answer-quality-note.js';

@Module({
  imports: [LiveModule, QualityModule],
  providers: [AnswerQualityNote],
  exports: [AnswerQualityNote],
})
export class AnswerQualityNoteModule {}
