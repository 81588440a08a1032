import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { AgreeDetails } from './agree-details.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [AgreeDetails], exports: [AgreeDetails] })
export class AgreeDetailsModule {}
