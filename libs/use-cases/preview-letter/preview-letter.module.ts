import { Module } from '@nestjs/common';
import { LettersModule } from '@frontdoor/casework/letters';
import { PreviewLetter } from './preview-letter.js';

@Module({ imports: [LettersModule], providers: [PreviewLetter], exports: [PreviewLetter] })
export class PreviewLetterModule {}
