import { Module } from '@nestjs/common';
import { CallsModule } from '@frontdoor/casework/calls';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { KeepVoicemail } from './keep-voicemail.js';

@Module({ imports: [CallsModule, DirectoryModule, ReceiptsModule], providers: [KeepVoicemail] })
export class KeepVoicemailModule {}
