import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { FormLinks } from './form-links.js';
import { SaveForm } from './save-form.js';
import { SendFormLink } from './send-form-link.js';

@Module({
  imports: [ChannelsModule, DeliveriesModule, DirectoryModule, OptOutsModule, StoredBytesModule],
  providers: [FormLinks, SaveForm, SendFormLink],
  exports: [FormLinks, SaveForm, SendFormLink],
})
export class SaveFormModule {}
