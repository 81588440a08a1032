import { Module } from '@nestjs/common';
import { Charters } from './charters.js';

@Module({ providers: [Charters], exports: [Charters] })
export class ChartersModule {}
