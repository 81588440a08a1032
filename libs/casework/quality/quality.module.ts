import { Module } from '@nestjs/common';
import { QualityNotes } from './quality-notes.js';

@Module({ providers: [QualityNotes], exports: [QualityNotes] })
export class QualityModule {}
