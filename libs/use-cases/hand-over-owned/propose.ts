import { MAIN_LANGUAGE, sayInterpreted } from '@frontdoor/contracts';
import type { findOwned, findStandIns, RowOf } from '@frontdoor/persistence';

type Owned = Pick<RowOf<typeof findOwned>, 'enquiryId' | 'serviceId' | 'service' | 'language'>;
type StandIn = Pick<RowOf<typeof findStandIns>, 'id' | 'name' | 'serviceIds' | 'languages' | 'owned'>;

export interface Proposal {
  enquiryId: string;
  to: { id: string; name: string } | null;
  why: string;
  possible: { id: string; name: string }[];
}

const sayOwned = (count: number): string =>
  `${count} open ${count === 1 ? 'matter' : 'matters'} of their own`;

/**
 * Who takes each matter of somebody who is away: of those who work for its service, whoever speaks the customer's language,
 * then whoever owns least, counting what is proposed for them here.
 */
export function propose(owned: readonly Owned[], people: readonly StandIn[]): Proposal[] {
  const load = new Map(people.map(({ id, owned: count }) => [id, count]));
  return owned.map(({ enquiryId, serviceId, service, language }) => {
    const able = people.filter(({ serviceIds }) => serviceIds.includes(serviceId));
    const speaks = ({ languages }: StandIn): boolean => languages.includes(language);
    const [best] = able.toSorted(
      (a, b) =>
        Number(speaks(b)) - Number(speaks(a)) ||
        load.get(a.id)! - load.get(b.id)! ||
        (a.name < b.name ? -1 : 1),
    );
    const possible = able.map(({ id, name }) => ({ id, name }));
    if (!best) return { enquiryId, to: null, why: `Nobody else who is there works for ${service}`, possible };
    const count = load.get(best.id)!;
    load.set(best.id, count + 1);
    const speaking = language !== MAIN_LANGUAGE && speaks(best) ? `, speaks ${sayInterpreted(language)}` : '';
    const why = `Works for ${service}${speaking}, has ${sayOwned(count)}`;
    return { enquiryId, to: { id: best.id, name: best.name }, why, possible };
  });
}
