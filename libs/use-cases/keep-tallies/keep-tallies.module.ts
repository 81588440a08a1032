import { Module } from '@nestjs/common';
import { KeepTallies } from './keep-tallies.js';

@Module({ providers: [KeepTallies], exports: [KeepTallies] })
export class KeepTalliesModule {}
