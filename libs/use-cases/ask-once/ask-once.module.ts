import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { QuestionsModule } from '@frontdoor/casework/questions';
import { AskOnce } from './ask-once.js';

@Module({ imports: [LiveModule, QuestionsModule], providers: [AskOnce], exports: [AskOnce] })
export class AskOnceModule {}
