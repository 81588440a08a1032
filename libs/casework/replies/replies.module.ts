import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/index.js';
import { ChartersModule } from '../charters/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { DirectoryModule } from '../directory/index.js';
import { OptOutsModule } from '../opt-outs/index.js';
import { PartnersModule } from '../partners/index.js';
import { ReplyKinds } from './reply-kinds.js';
import { ReplyRoutes } from './reply-routes.js';

@Module({
  imports: [ChannelsModule, ChartersModule, DeliveriesModule, DirectoryModule, OptOutsModule, PartnersModule],
  providers: [ReplyKinds, ReplyRoutes],
  exports: [ReplyKinds, ReplyRoutes],
})
export class RepliesModule {}
