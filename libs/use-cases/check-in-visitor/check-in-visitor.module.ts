import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { VisitsModule } from '@frontdoor/casework/visits';
import { CheckInVisitor } from './check-in-visitor.js';

@Module({
  imports: [DirectoryModule, LiveModule, ReceiptsModule, VisitsModule],
  providers: [CheckInVisitor],
  exports: [CheckInVisitor],
})
export class CheckInVisitorModule {}
