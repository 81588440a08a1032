import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { QualityModule } from '@frontdoor/casework/quality';
import { VisitsModule } from '@frontdoor/casework/visits';
import { CheckQuality } from './check-quality.js';
import { DrawSample } from './draw-sample.js';

@Module({
  imports: [DirectoryModule, LiveModule, QualityModule, VisitsModule],
  providers: [CheckQuality, DrawSample],
  exports: [CheckQuality, DrawSample],
})
export class CheckQualityModule {}
