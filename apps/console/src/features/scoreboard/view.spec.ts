import { parseDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { searchOf, viewOf } from './view.js';

const today = parseDate('2026-11-22');
const read = (search: string) => viewOf(new URLSearchParams(search), today);

describe('the view in the address', () => {
  it('comes back as it was', () => {
    const view = read('period=last-year&by=channel&service=council-tax&team=Contact+centre&sort=-missed');
    expect(view).toMatchObject({ from: '2025-01-01', by: 'channel', team: 'Contact centre' });
    expect(viewOf(searchOf(view), today)).toEqual(view);
  });

  it('is left out when it is the usual one', () => expect(searchOf(read('')).toString()).toBe(''));

  it('keeps days of its own and forgets the period', () => {
    const view = read('period=3-months&from=2026-02-01&to=2026-02-28');
    expect(view).toMatchObject({ period: 'own', from: '2026-02-01', to: '2026-02-28' });
    expect(searchOf(view).toString()).toBe('from=2026-02-01&to=2026-02-28');
  });

  it.each(['from=2026-02-31&to=2026-03-01', 'from=2026-03-02&to=2026-03-01', 'from=2026-03-01'])(
    'falls back to the usual period for %s',
    (search) => expect(read(search)).toMatchObject({ period: '12-months', from: '2025-12-01' }),
  );

  it('ignores what is not known', () =>
    expect(read('period=forever&by=weather&channel=pigeon&sort=luck')).toEqual(read('')));
});
