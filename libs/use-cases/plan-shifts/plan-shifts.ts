import { Injectable } from '@nestjs/common';
import { type AnswerOf, api, type ShiftPlanPreview } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, Ids, storable } from '@frontdoor/kernel';
import { Directory } from '@frontdoor/casework/directory';
import { type ShiftPerson, Shifts } from '@frontdoor/casework/shifts';
import {
  bulkInsert,
  DataSource,
  endShifts,
  type EntityManager,
  findLastShiftImport,
  findShifts,
  lockShiftPlan,
  restoreShifts,
  Shift,
  ShiftImport,
  transaction,
  withdrawShifts,
} from '@frontdoor/persistence';
import { decodeFile } from './decode-file.js';
import { daysOf, type PlanChanges, planChanges } from './plan-changes.js';
import { readCalendarPlan } from './read-calendar-plan.js';
import { readCsvPlan } from './read-csv-plan.js';
import { MOST_SHIFTS, type ReadPlan, toldFaults, withoutOverlaps } from './read-plan.js';

/** A shift plan as somebody brought it. */
export interface PlanFile {
  /** What the file is called. */
  name: string;
  bytes: Uint8Array;
  /** Whom all of it is for, by email address. */
  agent?: string;
}

/** Whose organisation it is for, and who does it; nobody on the command line. */
export interface Planner {
  organisationId: string;
  id: string | null;
}

type Imported = AnswerOf<typeof api.importShiftPlan>;

/** Takes shift plans in from files, and takes back the newest of them. */
@Injectable()
export class PlanShifts {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly shifts: Shifts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What a file would change, with everything that is wrong in it; changes nothing. */
  async preview({ organisationId }: Planner, file: PlanFile): Promise<ShiftPlanPreview> {
    const { plan, people, zone } = await this.read(organisationId, file);
    return this.told(this.source.manager, organisationId, plan, people, zone);
  }

  /**
   * Takes a file in: all of it, or nothing.
   *
   * @param leaveOut lines at fault are left out
   * @throws FrontdoorError `shift-plan-empty`, and `shift-plan-faulty` where lines are at fault
   */
  async import(planner: Planner, file: PlanFile, leaveOut: boolean): Promise<Imported> {
    const { organisationId } = planner;
    const { plan, people, zone } = await this.read(organisationId, file);
    const [fault] = plan.faults;
    if (fault && !leaveOut)
      throw new FrontdoorError('shift-plan-faulty', { count: plan.faults.length, line: fault.line });
    if (plan.shifts.length === 0) throw new FrontdoorError('shift-plan-empty', { name: file.name });
    return transaction(this.source, async (manager) => {
      await lockShiftPlan(manager, { organisationId });
      const told = await this.told(manager, organisationId, plan, people, zone);
      const changes = await this.changes(manager, organisationId, plan, zone);
      const isSame = changes.add.length + changes.end.length === 0;
      return { ...told, id: isSame ? null : await this.keep(manager, planner, file.name, told, changes) };
    });
  }

  /**
   * Takes back the newest import, as a whole: what it brought goes, what it ended is in force again.
   *
   * @throws FrontdoorError `shift-import-not-last`
   */
  async undo({ organisationId, id: byId }: Planner, id: string): Promise<void> {
    await transaction(this.source, async (manager) => {
      await lockShiftPlan(manager, { organisationId });
      const [last] = await findLastShiftImport(manager, { organisationId });
      if (last?.id !== id) throw new FrontdoorError('shift-import-not-last');
      await restoreShifts(manager, { by: id });
      await withdrawShifts(manager, { importId: id });
      await manager.update(ShiftImport, { id }, { undoneAt: this.clock.now(), undoneById: byId });
    });
  }

  private async read(
    organisationId: string,
    { name, bytes, agent }: PlanFile,
  ): Promise<{ plan: ReadPlan; people: ShiftPerson[]; zone: string }> {
    const { zone } = await this.directory.organisation(organisationId);
    const people = await this.shifts.people(organisationId);
    const reading = { people, zone, today: dayOf(this.clock.now(), zone) };
    const text = storable(decodeFile(bytes).replace(/^\uFEFF/, ''));
    const isCalendar = /\.ics$/i.test(name) || /^\s*BEGIN:VCALENDAR/i.test(text);
    const plan = isCalendar ? readCalendarPlan(text, reading, agent) : readCsvPlan(text, reading);
    if (plan.shifts.length > MOST_SHIFTS)
      plan.faults.push({
        line: plan.shifts[MOST_SHIFTS]!.line,
        text: `From here on there are more than ${MOST_SHIFTS} shifts: cut the file into several.`,
      });
    return {
      plan: withoutOverlaps({ ...plan, shifts: plan.shifts.slice(0, MOST_SHIFTS) }, reading),
      people,
      zone,
    };
  }

  private async changes(
    manager: EntityManager,
    organisationId: string,
    { shifts }: ReadPlan,
    zone: string,
  ): Promise<PlanChanges> {
    const { from, to } = daysOf(shifts, zone);
    return planChanges(shifts, await findShifts(manager, { organisationId, from, until: to }), zone);
  }

  private async told(
    manager: EntityManager,
    organisationId: string,
    plan: ReadPlan,
    people: readonly ShiftPerson[],
    zone: string,
  ): Promise<ShiftPlanPreview> {
    const none = { added: 0, changed: 0, gone: 0, unchanged: 0, people: [], leftAlone: [] };
    if (plan.shifts.length === 0)
      return { faults: toldFaults(plan.faults), firstDay: null, lastDay: null, ...none };
    const changes = await this.changes(manager, organisationId, plan, zone);
    const { firstDay, lastDay } = changes;
    const name = (id: string): string => people.find((each) => each.id === id)?.name ?? '';
    const sum = (of: 'added' | 'changed' | 'gone' | 'unchanged'): number =>
      changes.people.reduce((total, each) => total + each[of], 0);
    const { from, to } = daysOf(plan.shifts, zone);
    const named = new Set(changes.people.map(({ agentId }) => agentId));
    const others = (await findShifts(manager, { organisationId, from, until: to })).filter(
      ({ agentId }) => !named.has(agentId),
    );
    return {
      faults: toldFaults(plan.faults),
      firstDay,
      lastDay,
      added: sum('added'),
      changed: sum('changed'),
      gone: sum('gone'),
      unchanged: sum('unchanged'),
      people: changes.people
        .map(({ agentId, ...counts }) => ({ name: name(agentId), ...counts }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      leftAlone: [...new Set(others.map(({ agentId }) => name(agentId)))].sort(),
    };
  }

  private async keep(
    manager: EntityManager,
    { organisationId, id: byId }: Planner,
    name: string,
    { added, changed, gone }: ShiftPlanPreview,
    { firstDay, lastDay, add, end }: PlanChanges,
  ): Promise<string> {
    const id = this.ids.uuid();
    const at = this.clock.now();
    await manager.insert(ShiftImport, {
      id,
      organisationId,
      name,
      byId,
      at,
      firstDay,
      lastDay,
      added,
      changed,
      gone,
    });
    await endShifts(manager, { ids: end, by: id });
    await bulkInsert(
      manager,
      Shift,
      add.map(({ agentId, from, to, team, place }) => ({
        id: this.ids.uuid(),
        organisationId,
        agentId,
        startsAt: from,
        endsAt: to,
        team,
        place,
        importId: id,
      })),
    );
    return id;
  }
}
