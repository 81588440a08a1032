import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { KeepAuthority } from './keep-authority.js';

@Module({ imports: [LiveModule, TimelineModule], providers: [KeepAuthority], exports: [KeepAuthority] })
export class KeepAuthorityModule {}
