import { FrontdoorError } from '@frontdoor/kernel';

/** A place in the order of events: after the event with this transaction and position. Decimal digits. */
export interface Place {
  tx: string;
  position: string;
}

/** Before everything. */
const BEGINNING: Place = { tx: '0', position: '0' };

/** As it is handed out and taken back: `1234.56`. */
export const placeOf = ({ tx, position }: Place): string => `${tx}.${position}`;

/**
 * A place as it was handed out; without one the beginning.
 *
 * @throws FrontdoorError `place-malformed`
 */
export function readPlace(text: string | undefined): Place {
  if (text === undefined || text === '') return BEGINNING;
  const [, tx, position] = /^(\d{1,19})\.(\d{1,18})$/.exec(text) ?? [];
  if (tx === undefined || position === undefined)
    throw new FrontdoorError('place-malformed', { place: text });
  return { tx, position };
}
