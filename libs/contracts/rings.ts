import { z } from 'zod';

/** One of the two: minutes since it joined the queue, or a share of the time from then until its earliest promise. */
const after = {
  afterMinutes: z
    .int()
    .min(1)
    .max(14 * 24 * 60)
    .optional(),
  afterShare: z.number().min(0.05).max(1).optional(),
};

/** What happens to work of a service that nobody took in time. It keeps its place. */
export const ring = z
  .strictObject({
    ...after,
    /** From then on, whoever knows the service this well may be given it. */
    leastLevel: z.int().min(1).max(5).optional(),
    /** From then on, people of these services may be given it too, by their short names. */
    services: z.array(z.string().min(1).max(64)).max(20).optional(),
    /** Supervisors are told; with the name of a partner, that it may be handed there. */
    tell: z.literal('supervisors').optional(),
    partner: z.string().min(1).max(200).optional(),
  })
  .refine((one) => (one.afterMinutes === undefined) !== (one.afterShare === undefined), {
    message: 'say either afterMinutes or afterShare',
  })
  .refine((one) => one.leastLevel !== undefined || one.services?.length || one.tell, {
    message: 'say what happens then: leastLevel, services or tell',
  })
  .refine((one) => one.partner === undefined || one.tell !== undefined, {
    message: 'a partner is named to supervisors: say tell as well',
  });
export type Ring = z.infer<typeof ring>;

/** Who is asked first for the work of a service, and who else once nobody took it in time. */
export const rings = z.strictObject({
  /** At first only whoever knows the service this well. */
  startsAtLevel: z.int().min(1).max(5).default(1),
  rings: z.array(ring).max(8),
});
export type Rings = z.infer<typeof rings>;

/** When a ring is reached, in a few words. */
export const sayRingTime = ({
  afterMinutes,
  afterShare,
}: Pick<Ring, 'afterMinutes' | 'afterShare'>): string =>
  afterMinutes === undefined
    ? `when ${Math.round((afterShare ?? 0) * 100)} % of the time for it is over`
    : `after ${afterMinutes} ${afterMinutes === 1 ? 'minute' : 'minutes'}`;

/**
 * The rules in sentences; none: whoever works for the service, and nobody else.
 *
 * @param nameOf the name of a service by its short name
 */
export function sayRings(rules: Rings | null, nameOf: (slug: string) => string): string[] {
  if (!rules) return [];
  const { startsAtLevel, rings: all } = rules;
  return [
    ...(startsAtLevel > 1 ? [`At first only those who know it at level ${startsAtLevel} or better.`] : []),
    ...all.map((one) => {
      const then = [
        ...(one.leastLevel === undefined ? [] : [`those at level ${one.leastLevel} or better too`]),
        ...(one.services ?? []).map((slug) => `people of ${nameOf(slug)} too`),
        ...(one.tell ? [`supervisors are told${one.partner ? `: it may go to ${one.partner}` : ''}`] : []),
      ];
      const when = sayRingTime(one);
      return `${when[0]!.toUpperCase()}${when.slice(1)}: ${then.join('; ')}.`;
    }),
  ];
}
