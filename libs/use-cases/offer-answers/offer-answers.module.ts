import { Module } from '@nestjs/common';
import { AnswersModule } from '@frontdoor/casework/answers';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { OfferAnswers } from './offer-answers.js';

@Module({ imports: [AnswersModule, DirectoryModule], providers: [OfferAnswers], exports: [OfferAnswers] })
export class OfferAnswersModule {}
