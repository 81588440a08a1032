import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { QueueModule } from '../queue/index.js';
import { PlaceInQueue } from './place-in-queue.js';
import { ReceptionDevices } from './reception-devices.js';
import { Visits } from './visits.js';

@Module({
  imports: [ChartersModule, DirectoryModule, QueueModule],
  providers: [PlaceInQueue, ReceptionDevices, Visits],
  exports: [PlaceInQueue, ReceptionDevices, Visits],
})
export class VisitsModule {}
