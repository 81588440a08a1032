import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { LiveModule } from '@frontdoor/casework/live';
import { JobsModule } from '@frontdoor/jobs';
import { ScanFiles } from './scan-files.js';

@Module({ imports: [ChannelsModule, LiveModule, JobsModule], providers: [ScanFiles], exports: [ScanFiles] })
export class ScanFilesModule {}
