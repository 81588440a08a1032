import type { CallbackWindow } from '@frontdoor/contracts';
import type { Callback } from '@frontdoor/persistence';

interface Agreed extends Pick<Callback, 'id' | 'organisationId' | 'contactId' | 'agreedAt'> {
  window: CallbackWindow;
  ownerId?: string | null;
  number?: string | null;
  reason?: string | null;
}

/** A callback as it is agreed. */
export function newCallback({ window, ...agreed }: Agreed): Callback {
  const fromAt = Date.parse(window.from);
  return {
    ...{ ownerId: null, number: null, reason: null, nextAt: null, endedAt: null, endedAs: null },
    ...agreed,
    fromAt,
    toAt: Math.max(fromAt, Date.parse(window.to)),
  };
}
