import {
  type Channel,
  channel,
  date,
  type EnquiryKind,
  enquiryKind,
  LONGEST_SEARCH,
} from '@frontdoor/contracts';

/** What is searched for, and among what. An empty word is no filter. */
export interface SearchView {
  words: string;
  state: 'any' | 'open' | 'closed';
  service: string;
  /** An id, `me` or `nobody`. */
  owner: string;
  kind: EnquiryKind | '';
  channel: Channel | '';
  /** Days of the last contact, both included. */
  from: string;
  until: string;
}

export const states = ['any', 'open', 'closed'] as const satisfies readonly SearchView['state'][];

const OWNER = /^(?:me|nobody|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Reads a search out of the address, so that it can be kept and shared. */
export const viewOf = (params: URLSearchParams): SearchView => ({
  words: (params.get('q') ?? '').slice(0, LONGEST_SEARCH),
  state: states.find((name) => name === params.get('state')) ?? 'any',
  service: params.get('service') ?? '',
  owner: OWNER.exec(params.get('owner') ?? '')?.[0] ?? '',
  kind: enquiryKind.safeParse(params.get('kind')).data ?? '',
  channel: channel.safeParse(params.get('channel')).data ?? '',
  from: date.safeParse(params.get('from')).data ?? '',
  until: date.safeParse(params.get('until')).data ?? '',
});

export const paramsOf = ({ words, state, ...filters }: SearchView): URLSearchParams => {
  const params = new URLSearchParams();
  if (words !== '') params.set('q', words);
  if (state !== 'any') params.set('state', state);
  for (const [name, value] of Object.entries(filters)) if (value !== '') params.set(name, value);
  return params;
};

export const noFilters = (words: string): SearchView => ({ ...viewOf(new URLSearchParams()), words });

/** How many filters narrow the search. */
export const filterCount = (view: SearchView): number => [...paramsOf({ ...view, words: '' })].length;

/** What the number of those found says: `412 enquiries`, `1,000 enquiries or more`. */
export const countInWords = ({ n, exact }: { n: number; exact: boolean }): string => {
  const number = n.toLocaleString('en-GB');
  if (!exact) return `${number} enquiries or more`;
  return n === 1 ? '1 enquiry' : `${number} enquiries`;
};
