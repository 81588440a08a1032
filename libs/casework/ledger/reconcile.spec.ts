import { describe, expect, it } from 'vitest';
import type { Commitment as Derived } from '@frontdoor/charter';
import type { Commitment } from '@frontdoor/persistence';
import { differs, nextAlarm, reconcile } from './reconcile.js';

const HOUR = 3_600_000;
const DUE = 10 * HOUR;

const row = (given: Partial<Commitment> = {}): Commitment =>
  ({
    state: 'running',
    whose: 'council',
    dueAt: DUE,
    atRiskAt: [5 * HOUR, 9 * HOUR],
    settledAt: null,
    extensions: [],
    moves: [],
    taken: null,
    explanation: ['why'],
    nextAlarmAt: 5 * HOUR,
    alarms: 0,
    unit: 'working-hours',
    countedBy: '5',
    stale: false,
    ...given,
  }) as Commitment;

const derived = (given: Partial<Derived> = {}): Derived =>
  ({
    state: 'running',
    unit: 'working-hours',
    dueAt: DUE,
    atRiskAt: [5 * HOUR, 9 * HOUR],
    extensions: [],
    explanation: ['why'],
    ...given,
  }) as Derived;

const at = (now: number) => ({ now, countedBy: '5' });

describe('reconcile', () => {
  it('changes nothing where the engine says the same', () => {
    expect(differs(row(), reconcile(row(), derived(), at(HOUR)))).toBe(false);
  });

  it('sees no difference in the order in which the database returns the fields of an extension', () => {
    const told = { at: 1, from: DUE, until: 20 * HOUR, reason: 'ill' };
    const stored = row({ extensions: [{ reason: 'ill', until: 20 * HOUR, from: DUE, at: 1 }] });
    expect(differs(stored, reconcile(stored, derived({ extensions: [told] }), at(HOUR)))).toBe(false);
  });

  it('says when a missed promise was answered late', () => {
    const missed = row({ state: 'missed', nextAlarmAt: null, alarms: 2 });
    const late = derived({ state: 'missed', endedAt: 12 * HOUR, taken: 3 });
    expect(reconcile(missed, late, at(12 * HOUR))).toMatchObject({
      state: 'missed',
      settledAt: 12 * HOUR,
      taken: 3,
    });
  });

  it('keeps the old due time and the reason when a calendar moves it', () => {
    const change = reconcile(row({ stale: true, countedBy: '3' }), derived({ dueAt: 34 * HOUR }), {
      ...at(HOUR),
      because: ['Friday is closed'],
    });
    expect(change).toMatchObject({
      dueAt: 34 * HOUR,
      moves: [{ at: HOUR, from: DUE, to: 34 * HOUR, because: ['Friday is closed'] }],
      stale: false,
      countedBy: '5',
    });
  });

  it('tells of no move where a wait alone moved the due time', () => {
    const waited = reconcile(row({ stale: true, countedBy: '3' }), derived({ dueAt: 34 * HOUR }), {
      ...at(HOUR),
      because: [],
    });
    expect(waited).toMatchObject({ dueAt: 34 * HOUR, moves: [] });
  });

  it('raises an alarm again only for thresholds that moved back into the future', () => {
    const raised = row({ alarms: 1, nextAlarmAt: 9 * HOUR });
    const later = derived({ dueAt: 30 * HOUR, atRiskAt: [15 * HOUR, 27 * HOUR] });
    expect(reconcile(raised, later, at(6 * HOUR))).toMatchObject({ alarms: 0, nextAlarmAt: 15 * HOUR });
    expect(reconcile(raised, derived(), at(6 * HOUR))).toMatchObject({ alarms: 1, nextAlarmAt: 9 * HOUR });
  });

  it('leaves it to the sweep to say that time ran out', () => {
    const change = reconcile(
      row({ alarms: 2, nextAlarmAt: DUE }),
      derived({ state: 'missed' }),
      at(11 * HOUR),
    );
    expect(change).toMatchObject({ state: 'running', nextAlarmAt: DUE });
  });

  it('has a customer’s own window looked at only when it ends: no threshold of it is for anybody', () => {
    const window = row({ whose: 'customer', nextAlarmAt: DUE });
    expect(reconcile(window, derived(), at(HOUR)).nextAlarmAt).toBe(DUE);
    expect(reconcile(row(), derived(), at(HOUR)).nextAlarmAt).toBe(5 * HOUR);
  });

  it('has no alarm while the customer has the next word, nor once it is decided', () => {
    expect(nextAlarm('paused', [HOUR], 0, DUE)).toBeNull();
    expect(nextAlarm('kept', [HOUR], 0, DUE)).toBeNull();
    expect(nextAlarm('running', [HOUR], 0, DUE)).toBe(HOUR);
    expect(nextAlarm('running', [HOUR], 1, DUE)).toBe(DUE);
  });
});
