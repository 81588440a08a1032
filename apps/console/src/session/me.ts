import type { Endpoint, Me } from '@frontdoor/contracts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is logged in. Everything inside the session gate has somebody. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is only for what the session gate shows');
  return me;
};

/** Whether this person's roles allow an endpoint: what they may not do is not offered to them. */
export const mayUse = (me: Me, { access }: Endpoint): boolean =>
  access.by === 'session' && access.roles.some((role) => me.roles.includes(role));
