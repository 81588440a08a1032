import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.js';

const visit = { id: 'v', arrivedAt: 10 };
let position = 0;
const entry = (type: string, at: number, data: Record<string, unknown> = {}) => ({
  ...{ id: String(++position), type, at, data, byId: 'ash', position: String(position) },
});

describe('how a visitor stands', () => {
  it('waits when nothing was said of them', () =>
    expect(standingOf(visit, [])).toMatchObject({ stage: 'waiting', last: null }));

  it('is as the newest entries say, and what was done last can be taken back', () => {
    const greeted = entry('greeted', 11, { visit: 'v', act: 'a' });
    const called = entry('visitor-called', 12, { visit: 'v', act: 'b', where: 'Desk 1' });
    const again = entry('visitor-called', 13, { visit: 'v', act: 'c', where: 'Desk 2' });
    expect(standingOf(visit, [greeted, called, again])).toMatchObject({
      ...{ stage: 'called', greetedAt: 11, called: { where: 'Desk 2' } },
      last: { act: 'c', entries: [again] },
    });
  });

  it('hears what was written down elsewhere in the console, and nothing of another visit', () => {
    expect(standingOf(visit, [entry('seen', 12)])).toMatchObject({ stage: 'seen', seen: { byId: 'ash' } });
    expect(standingOf(visit, [entry('seen', 12, { visit: 'other' })]).stage).toBe('waiting');
    expect(standingOf(visit, [entry('seen', 9)]).stage).toBe('waiting');
  });

  it('is seen by whom they were brought to', () =>
    expect(standingOf(visit, [entry('seen', 12, { visit: 'v', seenBy: 'birch' })]).seen?.byId).toBe('birch'));

  it('has a colleague who was asked, and came or cannot', () => {
    const asked = entry('colleague-asked', 11, { visit: 'v', whom: 'Hazel' });
    const cannot = entry('waived', 12, { waiver: 'person-unavailable', evidence: 'The diary' });
    const away = entry('waived', 12, { waiver: 'out-of-office', evidence: 'A notice' });
    expect(standingOf(visit, [asked, away]).colleague).toMatchObject({ whom: 'Hazel', cannot: null });
    expect(standingOf(visit, [asked, cannot]).colleague?.cannot).toBe('The diary');
    expect(standingOf(visit, [asked, entry('colleague-came', 13)]).colleague?.cameAt).toBe(13);
  });

  it('has ended with their enquiry, whoever closed it, but not with one that was closed before they came', () => {
    expect(standingOf(visit, [], 20)).toMatchObject({ stage: 'ended', ended: { how: 'elsewhere' } });
    expect(standingOf(visit, [], 9).stage).toBe('waiting');
  });
});
