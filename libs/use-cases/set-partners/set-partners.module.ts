import { Module } from '@nestjs/common';
import { SetPartners } from './set-partners.js';

@Module({ providers: [SetPartners], exports: [SetPartners] })
export class SetPartnersModule {}
