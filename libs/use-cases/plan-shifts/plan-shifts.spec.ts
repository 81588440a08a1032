import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shifts } from '@frontdoor/casework/shifts';
import { Agent } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { PlanShiftsModule } from './plan-shifts.module.js';
import { PlanShifts } from './plan-shifts.js';
import { ShiftWeek } from './shift-week.js';

const csv = (...lines: string[]) => ({
  name: 'plan.csv',
  bytes: Buffer.from(['agent,date,from,to,place', ...lines].join('\n')),
});

describe('the shift plan', () => {
  // Monday 8 June 2026, ten in the morning in London.
  const clock = new SteppedClock('2026-06-08T09:00:00Z');
  let modules: TestModules;
  let planning: PlanShifts;
  let supervisor: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([PlanShiftsModule], clock, 'cambridgeshire-county');
    planning = modules.get(PlanShifts);
    supervisor = await modules.agent('oak');
  });
  afterAll(() => modules?.stop());

  const week = () => modules.get(ShiftWeek).read(supervisor.organisationId);
  const planOf = async (name: string) =>
    (await week()).people
      .find((each) => each.name.startsWith(name))!
      .days.map(({ shifts }) =>
        shifts.map(({ text, place }) => `${text}${place ? ` ${place}` : ''}`).join('; '),
      );

  it('is not there to begin with: the opening hours count, and it says so', async () => {
    const { isWithoutPlan, days, people, lastImport, monday } = await week();
    expect({ isWithoutPlan, lastImport, monday }).toEqual({
      isWithoutPlan: true,
      lastImport: null,
      monday: '2026-06-08',
    });
    expect(days.map(({ open, isPlanned }) => [open.join(), isPlanned])).toEqual([
      ...[0, 1, 2, 3].map(() => ['09:00 to 17:00', false]),
      ['09:00 to 16:30', false],
      ['', false],
      ['', false],
    ]);
    expect(people.every(({ isOnNow }) => isOnNow)).toBe(true);
    const on = await modules.get(Shifts).whoIsOn(supervisor.organisationId, {
      from: clock.now(),
      to: Date.parse('2026-06-09T09:00:00Z'),
    });
    expect(on.isWithoutPlan).toBe(true);
    expect(on.stretches.map(({ byPlan }) => byPlan)).toEqual([false, false]);
  });

  it('is told before it is taken in, with every fault; faults refuse the whole unless they are left out', async () => {
    const file = csv(
      'ash@demo.frontdoor.example,2026-06-08,9:00,17:00,Town hall',
      'nobody@x.example,2026-06-08,9:00,17:00,',
      'maple@demo.frontdoor.example,2026-06-09,13:00,21:00,',
    );
    const told = await planning.preview(supervisor, file);
    expect(told).toMatchObject({
      faults: [{ line: 3 }],
      firstDay: '2026-06-08',
      lastDay: '2026-06-09',
      added: 2,
      changed: 0,
      gone: 0,
      people: [{ added: 1 }, { added: 1 }],
      leftAlone: [],
    });
    await expect(planning.import(supervisor, file, false)).rejects.toMatchObject({
      code: 'shift-plan-faulty',
    });
    expect((await week()).isWithoutPlan).toBe(true);
    expect((await planning.import(supervisor, file, true)).id).not.toBeNull();
    expect(await planOf('Ash')).toEqual(['09:00 to 17:00 Town hall', '', '', '', '', '', '']);
    const { people, days } = await week();
    expect(people.filter(({ isOnNow }) => isOnNow).map(({ name }) => name.split(' ')[0])).toEqual(['Ash']);
    expect(days.map(({ isPlanned }) => isPlanned)).toEqual([true, true, false, false, false, false, false]);
  });

  it('is changed for the people and days of a file alone, and the import is taken back as a whole', async () => {
    const file = csv(
      'ash@demo.frontdoor.example,2026-06-08,10:00,17:00,Town hall',
      'ash@demo.frontdoor.example,2026-06-09,22:00,06:00,',
    );
    expect(await planning.preview(supervisor, file)).toMatchObject({
      added: 1,
      changed: 1,
      gone: 0,
      unchanged: 0,
      leftAlone: [(await modules.agent('maple')).name],
    });
    const { id } = await planning.import(supervisor, file, false);
    expect(await planOf('Ash')).toEqual([
      '10:00 to 17:00 Town hall',
      '22:00 to 06:00 the next day',
      ...['', '', '', '', ''],
    ]);
    expect((await planning.import(supervisor, file, false)).id).toBeNull();
    const gone = await planning.preview(
      supervisor,
      csv(
        'ash@demo.frontdoor.example,2026-06-08,10:00,17:00,Town hall',
        'ash@demo.frontdoor.example,2026-06-10,9:00,12:00,',
      ),
    );
    expect(gone).toMatchObject({ added: 1, changed: 0, gone: 1, unchanged: 1 });
    await planning.undo(supervisor, id!);
    expect(await planOf('Ash')).toEqual(['09:00 to 17:00 Town hall', '', '', '', '', '', '']);
    expect(await planOf('Maple')).toEqual(['', '13:00 to 21:00', '', '', '', '', '']);
    await expect(planning.undo(supervisor, id!)).rejects.toMatchObject({ code: 'shift-import-not-last' });
  });

  it('has nobody on who is away', async () => {
    const { id } = await modules.agent('ash');
    const absence = { urgentContact: 'Customer services', returnDate: '2026-06-08' };
    await modules.source.manager.update(Agent, { id }, { absence });
    expect(await planOf('Ash')).toEqual(['09:00 to 10:00 Town hall', '', '', '', '', '', '']);
    const { people } = await week();
    expect(people.find(({ name }) => name.startsWith('Ash'))).toMatchObject({
      isOnNow: false,
      days: [{ isAway: true }, { isAway: false }, {}, {}, {}, {}, {}],
    });
    const { stretches } = await modules
      .get(Shifts)
      .whoIsOn(
        supervisor.organisationId,
        { from: clock.now(), to: Date.parse('2026-06-09T20:00:00Z') },
        { agentIds: [id, (await modules.agent('maple')).id] },
      );
    expect(
      stretches.map(({ from, to, byPlan }) => [
        new Date(from).toISOString(),
        new Date(to).toISOString(),
        byPlan,
      ]),
    ).toEqual([['2026-06-09T12:00:00.000Z', '2026-06-09T16:00:00.000Z', true]]);
  });

  it('refuses a file without shifts', async () => {
    await expect(planning.import(supervisor, csv(), false)).rejects.toMatchObject({
      code: 'shift-plan-empty',
    });
  });
});
