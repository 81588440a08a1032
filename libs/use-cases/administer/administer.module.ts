import { Module } from '@nestjs/common';
import { DeviceRegister } from './reception-devices.js';

/** What of it can be done in the console as well as on the command line. */
@Module({ providers: [DeviceRegister], exports: [DeviceRegister] })
export class AdministerModule {}
