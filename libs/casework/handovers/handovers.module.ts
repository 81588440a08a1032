import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/index.js';
import { DirectoryModule } from '../directory/index.js';
import { InterpretersModule } from '../interpreters/index.js';
import { LiveModule } from '../live/index.js';
import { OptOutsModule } from '../opt-outs/index.js';
import { PlacementModule } from '../placement/index.js';
import { QueueModule } from '../queue/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Briefs } from './briefs.js';
import { HandOver } from './hand-over.js';
import { Handovers } from './handovers.js';
import { TellCustomer } from './tell-customer.js';

@Module({
  imports: [
    DeliveriesModule,
    DirectoryModule,
    InterpretersModule,
    LiveModule,
    OptOutsModule,
    PlacementModule,
    QueueModule,
    TimelineModule,
  ],
  providers: [Briefs, HandOver, Handovers, TellCustomer],
  exports: [Briefs, HandOver, Handovers],
})
export class HandoversModule {}
