import { createContext, useContext } from 'react';

export const ZoneContext = createContext<string | null>(null);

/** The IANA zone in which the organisation of whoever is logged in reads times. */
export const useZone = (): string => {
  const zone = useContext(ZoneContext);
  if (zone === null) throw new Error('useZone is only for what the session gate shows');
  return zone;
};
