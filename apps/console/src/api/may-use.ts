import type { Endpoint, Me } from '@frontdoor/contracts';

/** Whether this person's roles allow an endpoint: what they may not do is not offered to them. */
export const mayUse = (me: Me, { access }: Endpoint): boolean =>
  access.by === 'session' && access.roles.some((role) => me.roles.includes(role));
