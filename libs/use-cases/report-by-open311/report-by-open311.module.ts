import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { FilesModule } from '@frontdoor/casework/files';
import { ReportsModule } from '@frontdoor/casework/reports';
import { AnswerSites } from './answer-sites.js';
import { PublicPhotographs } from './public-photographs.js';
import { TellSites } from './tell-sites.js';

@Module({
  imports: [ChannelsModule, DeliveriesModule, DirectoryModule, FilesModule, ReportsModule],
  providers: [AnswerSites, PublicPhotographs, TellSites],
  exports: [AnswerSites, PublicPhotographs],
})
export class ReportByOpen311Module {}
