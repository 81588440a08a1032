import { Module } from '@nestjs/common';
import { OutgoingEvents } from './outgoing-events.js';
import { TellEnquiries } from './tell-enquiries.js';

@Module({ providers: [OutgoingEvents, TellEnquiries], exports: [OutgoingEvents, TellEnquiries] })
export class OutgoingEventsModule {}
