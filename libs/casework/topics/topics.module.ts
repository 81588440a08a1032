import { Module } from '@nestjs/common';
import { Topics } from './topics.js';

@Module({ providers: [Topics], exports: [Topics] })
export class TopicsModule {}
