import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { TypeTranscript } from './type-transcript.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [TypeTranscript], exports: [TypeTranscript] })
export class TypeTranscriptModule {}
