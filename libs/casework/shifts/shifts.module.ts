import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { Shifts } from './shifts.js';

@Module({ imports: [ChartersModule, DirectoryModule], providers: [Shifts], exports: [Shifts] })
export class ShiftsModule {}
