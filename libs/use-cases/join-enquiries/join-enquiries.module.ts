import { Module } from '@nestjs/common';
import { JoinsModule } from '@frontdoor/casework/joins';
import { QueueModule } from '@frontdoor/casework/queue';
import { JoinEnquiries } from './join-enquiries.js';

@Module({ imports: [JoinsModule, QueueModule], providers: [JoinEnquiries], exports: [JoinEnquiries] })
export class JoinEnquiriesModule {}
