import { Module } from '@nestjs/common';
import { KeepViews } from './keep-views.js';

@Module({ providers: [KeepViews], exports: [KeepViews] })
export class KeepViewsModule {}
