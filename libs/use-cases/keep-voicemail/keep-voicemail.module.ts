import { Module } from '@nestjs/common';
import { CallsModule } from '@frontdoor/casework/calls';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { KeepVoicemail } from './keep-voicemail.js';

@Module({ imports: [CallsModule, DirectoryModule, LiveModule, ReceiptsModule], providers: [KeepVoicemail] })
export class KeepVoicemailModule {}
