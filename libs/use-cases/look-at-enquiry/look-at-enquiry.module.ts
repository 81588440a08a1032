import { Module } from '@nestjs/common';
import { AttentionModule } from '@frontdoor/casework/attention';
import { LookAtEnquiry } from './look-at-enquiry.js';

@Module({ imports: [AttentionModule], providers: [LookAtEnquiry], exports: [LookAtEnquiry] })
export class LookAtEnquiryModule {}
