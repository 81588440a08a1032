import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { PreferChannel } from './prefer-channel.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [PreferChannel], exports: [PreferChannel] })
export class PreferChannelModule {}
