import { randomUUID } from 'node:crypto';
import type { Agent } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestModules } from '../../../test/support/test-modules.js';
import { AuditPremisesModule } from './audit-premises.module.js';
import { AuditRegister } from './audit-register.js';
import { RecordAudit } from './record-audit.js';

const BADGES = 'name badges are visible';

describe('checks of the premises', () => {
  // In London the last day of August ends half an hour later: summer time.
  const clock = new SteppedClock('2026-08-31T22:30:00Z');
  let modules: TestModules;
  let register: AuditRegister;
  let audits: RecordAudit;
  let elm: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([AuditPremisesModule], clock, 'cambridgeshire-county');
    register = modules.get(AuditRegister);
    audits = modules.get(RecordAudit);
    elm = await modules.agent('elm');
  });
  afterAll(() => modules?.stop());

  const record = (foundOn: string, item = BADGES, promiseId = promise): Promise<{ id: string }> =>
    audits.record(elm, promiseId, { item, place: 'Shire Hall', foundOn, result: 'met', note: 'All of them' });
  const badges = async () => {
    const { audits: all } = await register.read(elm.organisationId);
    return all.flatMap(({ items }) => items).find(({ item }) => item === BADGES)!;
  };
  let promise: string;

  it('are due from the first day of the council here, and overdue from the next', async () => {
    const { audits: all } = await register.read(elm.organisationId);
    promise = all.find(({ items }) => items.some(({ item }) => item === BADGES))!.promiseId;
    for (const { dueOn, last, overdue } of all.flatMap(({ items }) => items))
      expect({ dueOn, last, overdue }).toEqual({ dueOn: '2026-08-31', last: null, overdue: false });
    clock.stepTo('2026-08-31T23:00:00Z');
    expect(await badges()).toMatchObject({ dueOn: '2026-08-31', overdue: true });
  });

  it.each([
    ['2026-09-02', BADGES, 'audit-day-impossible', 'it is in the future'],
    ['2024-08-31', BADGES, 'audit-day-impossible', 'it is more than two years ago'],
    ['2026-09-01', 'badges are golden', 'audit-check-unknown', 'has no such check'],
  ])('of %s that %s are refused', async (foundOn, item, code, words) => {
    const refused = record(foundOn, item);
    await expect(refused).rejects.toMatchObject({ code });
    await expect(refused).rejects.toThrow(words);
  });

  it('are recorded for a promise that wants them only', async () => {
    for (const other of ['COUNTY-V3', 'nothing'])
      await expect(record('2026-09-01', BADGES, other)).rejects.toMatchObject({ code: 'audit-not-found' });
  });

  it('are due again six months after the latest, whose day counts and not when it was written down', async () => {
    await record('2026-08-31');
    expect(await badges()).toMatchObject({ dueOn: '2027-02-28', overdue: false });
    await record('2024-09-01');
    expect((await badges()).last).toMatchObject({ foundOn: '2026-08-31', by: 'Elm' });
    clock.stepTo('2027-02-28T23:59:59Z');
    expect((await badges()).overdue).toBe(false);
    clock.stepTo('2027-03-01T00:00:00Z');
    expect((await badges()).overdue).toBe(true);
  });

  it('count for nothing once they are withdrawn; the first withdrawal stands', async () => {
    const { id } = await record('2027-03-01');
    expect((await badges()).overdue).toBe(false);
    await audits.withdraw(elm, id);
    const withdrawnAt = await modules.source.query('SELECT withdrawn_at FROM audit_result WHERE id = $1', [
      id,
    ]);
    clock.step(60_000);
    await audits.withdraw(elm, id);
    expect(await modules.source.query('SELECT withdrawn_at FROM audit_result WHERE id = $1', [id])).toEqual(
      withdrawnAt,
    );
    expect(await badges()).toMatchObject({ dueOn: '2027-02-28', overdue: true });
    const stranger = { ...elm, organisationId: randomUUID() } as Agent;
    await expect(audits.withdraw(stranger, id)).rejects.toMatchObject({ code: 'audit-result-not-found' });
  });
});
