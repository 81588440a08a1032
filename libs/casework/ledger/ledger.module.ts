import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { LiveModule } from '../live/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Ledger } from './ledger.js';

@Module({ imports: [ChartersModule, LiveModule, TimelineModule], providers: [Ledger], exports: [Ledger] })
export class LedgerModule {}
