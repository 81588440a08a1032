import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { CallbackWindows } from './callback-windows.js';
import { Shifts } from './shifts.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [CallbackWindows, Shifts],
  exports: [CallbackWindows, Shifts],
})
export class ShiftsModule {}
