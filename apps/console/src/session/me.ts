import type { Me } from '@frontdoor/contracts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is logged in. Everything inside the session gate has somebody. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is only for what the session gate shows');
  return me;
};
