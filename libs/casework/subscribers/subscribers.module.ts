import { Module } from '@nestjs/common';
import { Clock, Ids } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';
import { type Config, CONFIG, InstanceSecret } from '@frontdoor/platform';
import { OutgoingEventsModule } from '../outgoing-events/index.js';
import { SendEvent } from './send-event.js';
import { Subscribers } from './subscribers.js';

@Module({
  imports: [OutgoingEventsModule],
  providers: [
    SendEvent,
    {
      provide: Subscribers,
      inject: [DataSource, Clock, Ids, InstanceSecret, CONFIG],
      useFactory: (source: DataSource, clock: Clock, ids: Ids, secret: InstanceSecret, config: Config) =>
        new Subscribers(source, clock, ids, secret, { inside: config.reachInside }),
    },
  ],
  exports: [OutgoingEventsModule, SendEvent, Subscribers],
})
export class SubscribersModule {}
