import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { HistoryModule } from '../history/index.js';
import { ShiftsModule } from '../shifts/index.js';
import { CentreReader } from './centre-reader.js';
import { HandlingTimes } from './handling.js';
import { Simulations } from './simulations.js';

@Module({
  imports: [ChartersModule, DirectoryModule, HistoryModule, ShiftsModule],
  providers: [CentreReader, HandlingTimes, Simulations],
  exports: [CentreReader, HandlingTimes, Simulations],
})
export class SimulationModule {}
