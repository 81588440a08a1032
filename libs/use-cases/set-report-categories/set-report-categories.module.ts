import { Module } from '@nestjs/common';
import { SetReportCategories } from './set-report-categories.js';

@Module({ providers: [SetReportCategories], exports: [SetReportCategories] })
export class SetReportCategoriesModule {}
