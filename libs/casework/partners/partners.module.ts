import { Module } from '@nestjs/common';
import { Partners } from './partners.js';

@Module({ providers: [Partners], exports: [Partners] })
export class PartnersModule {}
