import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { SetCallerRules } from './set-caller-rules.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [SetCallerRules],
  exports: [SetCallerRules],
})
export class SetCallerRulesModule {}
