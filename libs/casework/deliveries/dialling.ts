import { Inject, Injectable } from '@nestjs/common';
import parsePhoneNumber from 'libphonenumber-js/max';
import type { Party } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';

/** `ask`: a person has to confirm it. `refuse`: never; it would cost the council, or reach who must not be bothered. */
export type Verdict = { verdict: 'free' } | { verdict: 'ask' | 'refuse'; why: string };

const FREE: Verdict = { verdict: 'free' };

/** By what the numbering plans know of numbers; whoever owns one of these earns by being rung. */
const REFUSED: Readonly<Record<string, string>> = {
  PREMIUM_RATE: 'it is a premium-rate number, which charges whoever rings it',
  SHARED_COST: 'it is a shared-cost number, which charges whoever rings it',
  PERSONAL_NUMBER: 'it is a personal number, which charges whoever rings it',
  PAGER: 'it is a pager, which charges whoever rings it',
};

/** Numbers that belong to no country: satellites and international networks, at any price. */
const NO_COUNTRY = 'it belongs to a satellite or an international network, which charges whoever rings it';
const WITHOUT_COUNTRY = new Set(['800', '808', '870', '878', '881', '882', '883', '888', '979']);

/** What Ofcom keeps free for plays and tests; the plans do not have all of it, and it reaches nobody. */
const FOR_PLAYS = /^\+44(7700900|1632960|3069990)\d{3}$/;

/**
 * What may be rung or texted without asking. A short number, such as that of an emergency service, is in no plan of whole
 * numbers, and refused.
 *
 * @param number E.164
 * @param countries ISO 3166 codes
 */
export function dialling(number: string, countries: readonly string[]): Verdict {
  if (FOR_PLAYS.test(number)) return FREE;
  const parsed = parsePhoneNumber(number);
  if (!parsed) return { verdict: 'refuse', why: 'it is no whole telephone number' };
  if (WITHOUT_COUNTRY.has(parsed.countryCallingCode)) return { verdict: 'refuse', why: NO_COUNTRY };
  const refused = REFUSED[parsed.getType() ?? ''];
  if (refused) return { verdict: 'refuse', why: refused };
  if (!parsed.isPossible()) return { verdict: 'refuse', why: 'it is no whole telephone number' };
  if (!parsed.isValid()) return { verdict: 'ask', why: 'No numbering plan has this number' };
  if (countries.includes(parsed.country ?? '')) return FREE;
  const where = parsed.country ? names.of(parsed.country) : 'no country';
  return { verdict: 'ask', why: `It is a number of ${where}, and may cost more` };
}

const names = new Intl.DisplayNames('en-GB', { type: 'region' });

/** Stands where we ring and text, whoever's number it is and wherever it came from. */
@Injectable()
export class Dialling {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  judge(number: string): Verdict {
    return dialling(number, this.config.DIAL_COUNTRIES.split(' '));
  }

  /** The addresses with a warning where a number among them is not free to ring; those last. */
  mark<T extends Party & { warning?: string }>(addresses: readonly T[]): T[] {
    const marked = addresses.map((address) => {
      const judged = address.kind === 'phone' ? this.judge(address.value) : FREE;
      if (judged.verdict === 'free') return address;
      const words = judged.verdict === 'ask' ? judged.why : `It is neither rung nor texted: ${judged.why}`;
      return { ...address, warning: words };
    });
    return [...marked.filter(({ warning }) => !warning), ...marked.filter(({ warning }) => warning)];
  }

  /** @throws FrontdoorError `number-refused`, for a number that nobody can confirm. */
  refuse({ kind, value }: Pick<Party, 'kind' | 'value'>): void {
    const judged = kind === 'phone' ? this.judge(value) : FREE;
    if (judged.verdict === 'refuse') throw new FrontdoorError('number-refused', { reason: judged.why });
  }
}
