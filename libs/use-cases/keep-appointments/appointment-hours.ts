import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, Week } from '@frontdoor/contracts';
import { Directory } from '@frontdoor/casework/directory';
import { faultsOfHours, hoursWhenClosed, Shifts } from '@frontdoor/casework/shifts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, Organisation } from '@frontdoor/persistence';

type Kept = AnswerOf<typeof api.readAppointmentHours>;

/** By which hours of the week appointments are offered. */
@Injectable()
export class AppointmentHours {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly shifts: Shifts,
    private readonly clock: Clock,
  ) {}

  async read(organisationId: string): Promise<Kept> {
    const organisation = await this.directory.organisation(organisationId);
    return this.told(organisation, organisation.appointmentHours);
  }

  /**
   * Counts at once for what is offered; what is agreed stays agreed.
   *
   * @param week null for the opening hours
   * @throws FrontdoorError `appointment-hours-faulty` naming everything that is wrong
   */
  async set(organisationId: string, week: Week | null): Promise<Kept> {
    const faults = week === null ? [] : faultsOfHours(week);
    if (faults.length > 0)
      throw new FrontdoorError('appointment-hours-faulty', { faults: faults.join('; ') });
    await this.source.manager.update(Organisation, { id: organisationId }, { appointmentHours: week });
    await this.directory.refresh();
    return this.told(await this.directory.organisation(organisationId), week);
  }

  private told(organisation: Organisation, week: Week | null): Kept {
    const calendar = this.shifts.calendar(organisation);
    const closed = week === null ? [] : hoursWhenClosed(calendar, week, calendar.localDay(this.clock.now()));
    return { week, remarks: closed.map((hours) => `${hours}: the office is closed then as a rule`) };
  }
}
