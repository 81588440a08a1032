import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { AskSteps } from './ask-steps.js';
import { StepPrompts } from './step-prompts.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [AskSteps, StepPrompts],
  exports: [AskSteps, StepPrompts],
})
export class StepsModule {}
