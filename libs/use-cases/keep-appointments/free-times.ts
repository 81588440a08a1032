import { Injectable } from '@nestjs/common';
import { type Span, Shifts } from '@frontdoor/casework/shifts';
import { Directory } from '@frontdoor/casework/directory';
import { Clock, dayOf, daysAfter, FrontdoorError, startOfDay } from '@frontdoor/kernel';
import { DataSource, type EntityManager, findTaken, lockAgentTime } from '@frontdoor/persistence';
import { freeSlots, type Slot, whoIsFree } from './slots.js';

const MOST_DAYS = 5;
/** Days are looked at so far ahead, a week at a time. */
const WEEKS_AHEAD = 6;

export interface FreeDays {
  days: { date: string; slots: Slot[] }[];
  isWithoutPlan: boolean;
}

interface Asked {
  organisationId: string;
  /** People by id, or those who may deal with a service. */
  who: { agentIds?: readonly string[]; serviceId?: string };
  minutes: number;
  /** The first day, YYYY-MM-DD; today where none is given. */
  day?: string | undefined;
  /** An appointment that is to be moved. */
  besides?: string | undefined;
  /** Nothing begins before; now where none is given. */
  notBefore?: number;
}

/** Times that can be agreed: within the hours for appointments, somebody is on shift and has nothing else. */
@Injectable()
export class FreeTimes {
  constructor(
    private readonly source: DataSource,
    private readonly shifts: Shifts,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** The next days that have any, five at most, of the next six weeks. */
  async of({ organisationId, who, minutes, day, besides = '', notBefore }: Asked): Promise<FreeDays> {
    const { zone } = await this.directory.organisation(organisationId);
    const today = dayOf(this.clock.now(), zone);
    let first = day && day > today ? day : today;
    const found: FreeDays = { days: [], isWithoutPlan: false };
    for (let week = 0; week < WEEKS_AHEAD && found.days.length < MOST_DAYS; week++) {
      const span = { from: startOfDay(first, zone), to: startOfDay(daysAfter(first, 7), zone) };
      const { stretches, isWithoutPlan } = await this.shifts.whoIsOn(organisationId, span, {
        ...who,
        forAppointments: true,
      });
      const agentIds = [...new Set(stretches.flatMap((each) => each.agentIds))];
      const taken = await this.taken(this.source.manager, agentIds, span, besides || null);
      const slots = freeSlots({ stretches, taken, minutes, notBefore: notBefore ?? this.clock.now() });
      found.isWithoutPlan = isWithoutPlan;
      for (const date of new Set(slots.map(({ from }) => dayOf(from, zone))))
        found.days.push({ date, slots: slots.filter(({ from }) => dayOf(from, zone) === date) });
      first = daysAfter(first, 7);
    }
    found.days.splice(MOST_DAYS);
    return found;
  }

  /**
   * Keeps the time of a person for the transaction, so that nobody else takes it.
   *
   * @throws FrontdoorError `slot-taken`
   */
  async keep(
    manager: EntityManager,
    organisationId: string,
    agentId: string,
    span: Span,
    besides: string | null,
  ): Promise<void> {
    await lockAgentTime(manager, { agentId });
    const { stretches } = await this.shifts.whoIsOn(
      organisationId,
      span,
      { agentIds: [agentId], forAppointments: true },
      manager,
    );
    const taken = await this.taken(manager, [agentId], span, besides);
    const isFree = span.from >= this.clock.now() && whoIsFree(span, stretches, taken).includes(agentId);
    if (!isFree) throw new FrontdoorError('slot-taken');
  }

  private taken(
    manager: EntityManager,
    agentIds: readonly string[],
    { from, to }: Span,
    besides: string | null,
  ) {
    return findTaken(manager, { agentIds, from, until: to, besides });
  }
}
