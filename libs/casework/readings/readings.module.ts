import { Module } from '@nestjs/common';
import { Readings } from './readings.js';

@Module({ providers: [Readings], exports: [Readings] })
export class ReadingsModule {}
