import type { Service } from '@frontdoor/persistence';
import {
  AT_ONCE,
  earliest,
  ringForHelpers,
  ringForLevel,
  type RingTime,
  USUAL_LEVEL,
  type Widening,
} from '@frontdoor/routing';

type Ruled = Pick<Service, 'id' | 'slug' | 'rings'>;

/** By which services more people are asked once nobody took their work in time. */
export interface Rings {
  /** Services whose rules ask others than their own people, sooner or later. */
  readonly widened: readonly string[];
  /** Undefined where nobody but the people of the service is asked, whatever their level. */
  of(serviceId: string): Widening | undefined;
  /** Services that people of these may help out with, those themselves among them. */
  within(serviceIds: readonly string[]): string[];
  /** From when on somebody may be given the work of a service; undefined for never. */
  from(
    agent: { services: readonly string[]; levels?: Readonly<Record<string, number>> },
    serviceId: string,
  ): RingTime | undefined;
}

/** The rules as the policy has them, from all services of an organisation. */
export function ringsOf(services: readonly Ruled[]): Rings {
  const idOf = new Map(services.map(({ slug, id }) => [slug, id]));
  const known = new Map(
    services.flatMap(({ id, rings }): [string, Widening][] =>
      rings
        ? [
            [
              id,
              {
                startsAtLevel: rings.startsAtLevel,
                rings: rings.rings.map(
                  ({ afterMinutes = 0, afterShare = 0, leastLevel, services: slugs = [] }) => ({
                    ...{ minutes: afterMinutes, permille: Math.round(afterShare * 1000) },
                    ...(leastLevel !== undefined && { leastLevel }),
                    // A service that is not there any more helps nobody.
                    alsoServices: slugs.flatMap((slug) => idOf.get(slug) ?? []),
                  }),
                ),
              },
            ],
          ]
        : [],
    ),
  );
  return {
    widened: [...known.keys()],
    of: (serviceId) => known.get(serviceId),
    within: (serviceIds) => [
      ...new Set([
        ...serviceIds,
        ...[...known].flatMap(([id, widening]) => (ringForHelpers(widening, serviceIds) ? [id] : [])),
      ]),
    ],
    from: ({ services: own, levels }, serviceId) => {
      const widening = known.get(serviceId);
      if (!widening) return own.includes(serviceId) ? AT_ONCE : undefined;
      const ways = [
        own.includes(serviceId) ? ringForLevel(widening, levels?.[serviceId] ?? USUAL_LEVEL) : undefined,
        // The people of the service itself are asked by their level alone.
        own.includes(serviceId) ? undefined : ringForHelpers(widening, own),
      ];
      return earliest(ways.flatMap((way) => way ?? []));
    },
  };
}

/** Where no service has rules. */
export const NO_RINGS: Rings = ringsOf([]);
