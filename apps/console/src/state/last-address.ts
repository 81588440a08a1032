import { draftPlace } from './drafts.js';

/** Kept for a person in this tab, and forgotten as their drafts are. */
const placeOf = (agentId: string, path: string): string => draftPlace(agentId, `filters ${path}`);

/** Keeps how a list was last filtered: what stands behind the question mark. */
export const rememberFilters = (agentId: string, path: string, filters: string): void =>
  sessionStorage.setItem(placeOf(agentId, path), filters);

/** The address of a list, filtered as it last was. */
export const lastAddressOf = (agentId: string, path: string): string => {
  const filters = sessionStorage.getItem(placeOf(agentId, path)) ?? '';
  return filters === '' ? path : `${path}?${filters}`;
};
