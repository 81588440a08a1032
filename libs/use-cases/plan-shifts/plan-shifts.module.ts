import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { ShiftsModule } from '@frontdoor/casework/shifts';
import { PlanShifts } from './plan-shifts.js';
import { ShiftWeek } from './shift-week.js';

@Module({
  imports: [DirectoryModule, ShiftsModule],
  providers: [PlanShifts, ShiftWeek],
  exports: [PlanShifts, ShiftWeek],
})
export class PlanShiftsModule {}
