import { Module } from '@nestjs/common';
import { InterpretersModule } from '@frontdoor/casework/interpreters';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { ArrangeInterpreter } from './arrange-interpreter.js';

@Module({
  imports: [InterpretersModule, LiveModule, QueueModule],
  providers: [ArrangeInterpreter],
  exports: [ArrangeInterpreter],
})
export class ArrangeInterpreterModule {}
