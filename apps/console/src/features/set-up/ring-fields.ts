import { type Ring, rings, type Rings } from '@frontdoor/contracts';
import { wholeNumber } from './use-save-rule.js';

/** A ring as it stands in the form, with everything that was typed for it. */
export interface RingFields {
  key: number;
  when: 'minutes' | 'share';
  /** Minutes, or per cent. */
  number: string;
  /** Empty: whatever their level, as before. */
  level: string;
  services: string[];
  tells: boolean;
  partner: string;
}

let made = 0;

export const newRing = (): RingFields => ({
  ...{ key: ++made, when: 'minutes', number: '30', level: '' },
  ...{ services: [], tells: false, partner: '' },
});

const fieldsOfRing = (ring: Ring): RingFields => ({
  key: ++made,
  when: ring.afterMinutes === undefined ? 'share' : 'minutes',
  number: String(ring.afterMinutes ?? Math.round((ring.afterShare ?? 0) * 100)),
  level: ring.leastLevel === undefined ? '' : String(ring.leastLevel),
  services: ring.services ?? [],
  tells: ring.tell !== undefined,
  partner: ring.partner ?? '',
});

export interface RingsFields {
  startsAt: string;
  rings: RingFields[];
}

export const ringsFieldsOf = (rules: Rings | null): RingsFields => ({
  startsAt: String(rules?.startsAtLevel ?? 1),
  rings: (rules?.rings ?? []).map(fieldsOfRing),
});

/** The rules as they are sent; null while something of them is missing or makes no sense. */
export function ringsFrom({ startsAt, rings: all }: RingsFields): Rings | null {
  const { data } = rings.safeParse({
    startsAtLevel: Number(startsAt),
    rings: all.map(({ when, number, level, services, tells, partner }) => ({
      ...(when === 'minutes'
        ? { afterMinutes: wholeNumber(number) }
        : { afterShare: wholeNumber(number) / 100 }),
      ...(level !== '' && { leastLevel: Number(level) }),
      ...(services.length > 0 && { services }),
      ...(tells && { tell: 'supervisors' }),
      ...(tells && partner.trim() !== '' && { partner: partner.trim() }),
    })),
  });
  return data ?? null;
}
