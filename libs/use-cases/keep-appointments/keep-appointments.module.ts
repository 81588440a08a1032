import { Module } from '@nestjs/common';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { RepliesModule } from '@frontdoor/casework/replies';
import { ShiftsModule } from '@frontdoor/casework/shifts';
import { StepsModule } from '@frontdoor/casework/steps';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { AgreedTime } from './agreed-time.js';
import { AppointmentHours } from './appointment-hours.js';
import { AppointmentReader } from './appointment-reader.js';
import { FollowAppointments } from './follow-appointments.js';
import { FreeTimes } from './free-times.js';
import { KeepAppointments } from './keep-appointments.js';
import { MarkAppointments } from './mark-appointments.js';
import { TellCustomer } from './tell-customer.js';

@Module({
  imports: [
    DeliveriesModule,
    DirectoryModule,
    LedgerModule,
    LiveModule,
    QueueModule,
    RepliesModule,
    ShiftsModule,
    StepsModule,
    TimelineModule,
  ],
  providers: [
    AgreedTime,
    AppointmentHours,
    AppointmentReader,
    FollowAppointments,
    FreeTimes,
    KeepAppointments,
    MarkAppointments,
    TellCustomer,
  ],
  exports: [AppointmentHours, AppointmentReader, FollowAppointments, KeepAppointments, MarkAppointments],
})
export class KeepAppointmentsModule {}
