import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { FilesModule } from '@frontdoor/casework/files';
import { RepliesModule } from '@frontdoor/casework/replies';
import { StepsModule } from '@frontdoor/casework/steps';
import { Attachments } from './attachments.js';
import { ContactPage } from './contact-page.js';
import { CustomerReader } from './customer-reader.js';
import { EnquiryPromises } from './enquiry-promises.js';
import { EnquirySearch } from './enquiry-search.js';
import { EnquiryReader } from './enquiry-reader.js';
import { FilePages } from './file-pages.js';
import { OpenPromises } from './open-promises.js';
import { OwnAccount } from './own-account.js';
import { OwnPages } from './own-pages.js';
import { People } from './people.js';
import { PromiseTime } from './promise-time.js';
import { QueueReader } from './queue-reader.js';
import { ServiceLoads } from './service-loads.js';
import { SetUp } from './set-up.js';
import { TrackedEnquiries } from './tracked-enquiry.js';

@Module({
  imports: [
    ChannelsModule,
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    HandoversModule,
    FilesModule,
    RepliesModule,
    StepsModule,
  ],
  providers: [
    Attachments,
    ContactPage,
    CustomerReader,
    EnquiryPromises,
    EnquiryReader,
    EnquirySearch,
    FilePages,
    OpenPromises,
    OwnAccount,
    OwnPages,
    People,
    PromiseTime,
    QueueReader,
    ServiceLoads,
    SetUp,
    TrackedEnquiries,
  ],
  exports: [
    Attachments,
    ContactPage,
    CustomerReader,
    EnquiryPromises,
    EnquiryReader,
    EnquirySearch,
    FilePages,
    OpenPromises,
    OwnAccount,
    People,
    QueueReader,
    ServiceLoads,
    SetUp,
    TrackedEnquiries,
  ],
})
export class ReadModule {}
