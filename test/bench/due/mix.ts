import { clockOf, formatInstant, type Pack, type Unit } from '@frontdoor/charter';
import { clockIds, UNIT_PACK, UNITS } from './charters.js';

/** One question about a due time. */
export interface Asked {
  pack: Pack;
  clockId: string;
  at: number;
}

type Packs = ReadonlyMap<string, Pack>;

const FIRST = Date.parse('2019-01-01T00:00:00Z');
const END = Date.parse('2029-01-01T00:00:00Z');

/**
 * As many questions of each unit and, within it, of a single limit and of the smaller of two. Single limits are those
 * of the real packs, one after the other; starts are spread over 2019 to 2028 to the second.
 */
export function mixed(packs: Packs, count: number): Asked[] {
  const kinds = UNITS.flatMap((unit) => [
    singles(packs, unit),
    [ofUnits(packs, clockIds(unit).smallerOfTwo)],
  ]);
  const random = randomStarts();
  return Array.from({ length: count }, (_, i) => {
    const clocks = kinds[i % kinds.length]!;
    return { ...clocks[Math.floor(i / kinds.length) % clocks.length]!, at: random() };
  });
}

/** Questions of one clock of the pack of units. */
export function ofOneClock(packs: Packs, clockId: string, count: number): Asked[] {
  const random = randomStarts();
  return Array.from({ length: count }, () => ({ ...ofUnits(packs, clockId), at: random() }));
}

export const asLine = ({ pack, clockId, at }: Asked): string =>
  `${JSON.stringify({ pack: pack.id, standard: clockId, at: formatInstant(at) })}\n`;

/** Clocks of the real packs that count in this unit since 2019; else that of the pack of units. */
function singles(packs: Packs, unit: Unit): Omit<Asked, 'at'>[] {
  const found = [...packs.values()]
    .filter(({ id }) => id !== UNIT_PACK)
    .flatMap((pack) =>
      [...pack.clocks.keys()]
        .filter((clockId) => {
          const { spans } = clockOf(pack, clockId, FIRST);
          return spans.length === 1 && spans[0]!.unit === unit;
        })
        .map((clockId) => ({ pack, clockId })),
    );
  return found.length > 0 ? found : [ofUnits(packs, clockIds(unit).days)];
}

const ofUnits = (packs: Packs, clockId: string): Omit<Asked, 'at'> => ({
  pack: packs.get(UNIT_PACK)!,
  clockId,
});

/** Instants that are the same in every run. */
function randomStarts(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return FIRST + Math.floor((state / 2 ** 32) * ((END - FIRST) / 1000)) * 1000;
  };
}
