import { channel, type Channel, date, type Scoreboard } from '@frontdoor/contracts';
import type { CalendarDate } from '@internationalized/date';
import { type Days, daysOf, type Period, periods } from './period.js';
import { type Sort, sortOf, sortText } from './sort.js';

export const splits = [
  'promise',
  'channel',
  'service',
  'team',
] as const satisfies readonly Scoreboard['by'][];
type Split = (typeof splits)[number];

export const splitWord: Record<Split, string> = {
  promise: 'Promise',
  channel: 'Channel',
  service: 'Service',
  team: 'Team',
};

/** What the scoreboard shows. */
export interface View extends Days {
  period: Period | 'own';
  by: Split;
  channel: Channel | '';
  service: string;
  team: string;
  sort: Sort;
}

const ownDays = (search: URLSearchParams): Days | null => {
  const [from, to] = [date.safeParse(search.get('from')).data, date.safeParse(search.get('to')).data];
  return from && to && from <= to ? { from, to } : null;
};

/** Reads the view out of the address, so that it can be shared. */
export const viewOf = (search: URLSearchParams, today: CalendarDate): View => {
  const own = ownDays(search);
  const period = periods.find((name) => name === search.get('period')) ?? '12-months';
  return {
    period: own ? 'own' : period,
    ...(own ?? daysOf(period, today)),
    by: splits.find((name) => name === search.get('by')) ?? 'promise',
    channel: channel.safeParse(search.get('channel')).data ?? '',
    service: search.get('service') ?? '',
    team: search.get('team') ?? '',
    sort: sortOf(search.get('sort')),
  };
};

export const searchOf = (view: View): URLSearchParams => {
  const search = new URLSearchParams();
  if (view.period === 'own') {
    search.set('from', view.from);
    search.set('to', view.to);
  } else if (view.period !== '12-months') search.set('period', view.period);
  if (view.by !== 'promise') search.set('by', view.by);
  for (const name of ['channel', 'service', 'team'] as const)
    if (view[name] !== '') search.set(name, view[name]);
  const sort = sortText(view.sort);
  if (sort !== '') search.set('sort', sort);
  return search;
};

/** What the hub is asked for: the same for the screen and for the CSV. */
export const queryOf = ({ from, to, by, channel, service, team }: View) => ({
  from,
  to,
  by,
  ...(channel ? { channel } : {}),
  ...(service ? { service } : {}),
  ...(team ? { team } : {}),
});
