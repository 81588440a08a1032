import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { ReportsModule } from '@frontdoor/casework/reports';
import { AnswerSites } from './answer-sites.js';
import { TellSites } from './tell-sites.js';

@Module({
  imports: [ChannelsModule, DeliveriesModule, DirectoryModule, ReportsModule],
  providers: [AnswerSites, TellSites],
  exports: [AnswerSites],
})
export class ReportByOpen311Module {}
