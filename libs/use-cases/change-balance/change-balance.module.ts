import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { PlacementModule } from '@frontdoor/casework/placement';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { JobsModule } from '@frontdoor/jobs';
import { ApplySteps } from './apply-steps.js';
import { ChangeBalance } from './change-balance.js';
import { UndoSteps } from './undo-steps.js';

@Module({
  imports: [
    DirectoryModule,
    JobsModule,
    LiveModule,
    PlacementModule,
    QueueModule,
    StepsModule,
    TimelineModule,
  ],
  providers: [ApplySteps, ChangeBalance, UndoSteps],
  exports: [ChangeBalance],
})
export class ChangeBalanceModule {}
