import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { ReceptionDevices } from './reception-devices.js';
import { Visits } from './visits.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [ReceptionDevices, Visits],
  exports: [ReceptionDevices, Visits],
})
export class VisitsModule {}
