import { useEffect } from 'react';
import { useMe } from '../session/me.js';
import { rememberFilters } from '../state/last-address.js';

/** Brings the next visit of this list from the rail back to its filters of now. */
export const useLastFilters = (path: string, filters: string): void => {
  const { id } = useMe();
  useEffect(() => rememberFilters(id, path, filters), [id, path, filters]);
};
