import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { ChannelIntake } from './intake.js';
import { Channels } from './channels.js';

@Module({
  imports: [DirectoryModule, ReceiptsModule],
  providers: [ChannelIntake, Channels],
  exports: [ChannelIntake, Channels],
})
export class ChannelsModule {}
