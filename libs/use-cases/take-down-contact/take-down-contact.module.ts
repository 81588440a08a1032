import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { TakeDownContact } from './take-down-contact.js';

@Module({
  imports: [DirectoryModule, ReceiptsModule],
  providers: [TakeDownContact],
  exports: [TakeDownContact],
})
export class TakeDownContactModule {}
