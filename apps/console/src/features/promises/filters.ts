import type { OpenPromise } from '@frontdoor/contracts';

type Standing = OpenPromise['standing'] | 'all';

/** The tabs, the most pressing first. */
export const standings = [
  'missed',
  'at-risk',
  'safe',
  'paused',
  'all',
] as const satisfies readonly Standing[];

export const standingWord: Record<Standing, string> = {
  missed: 'Missed',
  'at-risk': 'At risk',
  safe: 'Safe',
  paused: 'Waiting for the customer',
  all: 'All',
};

export interface Filters {
  standing: Standing;
  service: string;
  mine: boolean;
}

/** Reads the filters out of the address, so that a filtered list can be shared. */
export const filtersOf = (search: URLSearchParams): Filters => ({
  standing: standings.find((name) => name === search.get('standing')) ?? 'all',
  service: search.get('service') ?? '',
  mine: search.get('mine') === 'true',
});

export const searchOf = ({ standing, service, mine }: Filters): URLSearchParams => {
  const search = new URLSearchParams();
  if (standing !== 'all') search.set('standing', standing);
  if (service !== '') search.set('service', service);
  if (mine) search.set('mine', 'true');
  return search;
};
