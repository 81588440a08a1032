import type { ForeseenChange } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { Commitment } from '@frontdoor/persistence';
import type { Derivation } from './derivation.js';
import { isDecided } from './reconcile.js';

/** What becomes of a promise of the council. Instants are epoch milliseconds. */
export interface Foreseen {
  promiseId: string;
  title: string;
  becomes: 'goes-on' | 'ends' | 'begins';
  dueAt: number;
  /** Before; null for one that begins. */
  wasDueAt: number | null;
  /** Why it is due then, line by line. */
  explanation: readonly string[];
}

/** As it is shown. */
export const foreseenView = (promises: readonly Foreseen[]): Pick<ForeseenChange, 'promises' | 'later'> => {
  const later = lengthened(promises);
  return {
    promises: promises.map(({ dueAt, wasDueAt, explanation, ...each }) => ({
      ...each,
      explanation: [...explanation],
      dueAt: toIso(dueAt),
      wasDueAt: wasDueAt === null ? null : toIso(wasDueAt),
    })),
    later: later ? { from: toIso(later.from), to: later.to === null ? null : toIso(later.to) } : null,
  };
};

/** Those still to be kept before or after what a derivation would write, the earliest due first. */
export function foreseen(rows: readonly Commitment[], { inserts, updates }: Derivation): Foreseen[] {
  const changes = new Map(updates.map((each) => [each.id, each]));
  const open = (row: Pick<Commitment, 'state' | 'settledAt'>): boolean =>
    row.settledAt === null && (!isDecided(row) || row.state === 'missed');
  const kept = rows.flatMap((row): Foreseen[] => {
    const after = { ...row, ...changes.get(row.id) };
    if (row.whose !== 'council' || !(open(row) || open(after))) return [];
    const becomes = open(after) ? (open(row) ? 'goes-on' : 'begins') : 'ends';
    const { promiseId, title, dueAt, explanation } = after;
    return [
      { promiseId, title, becomes, dueAt, explanation, wasDueAt: becomes === 'begins' ? null : row.dueAt },
    ];
  });
  const begun = inserts.flatMap((row): Foreseen[] =>
    row.whose === 'council' && open(row as Commitment)
      ? [
          {
            ...{ promiseId: row.promiseId!, title: row.title!, becomes: 'begins', dueAt: row.dueAt! },
            ...{ wasDueAt: null, explanation: row.explanation! },
          },
        ]
      : [],
  );
  return joined([...kept, ...begun]).sort((a, b) => a.dueAt - b.dueAt);
}

/** One clock of a promise that takes over from another of it, with the same end, is the same promise to a customer. */
function joined(promises: readonly Foreseen[]): Foreseen[] {
  const goesOn = ({ promiseId, dueAt }: Foreseen): Foreseen | undefined =>
    promises.find(
      (each) => each.becomes === 'ends' && each.promiseId === promiseId && each.wasDueAt === dueAt,
    );
  const replaced = new Set(promises.map((each) => (each.becomes === 'begins' ? goesOn(each) : undefined)));
  return promises
    .filter((each) => !replaced.has(each))
    .map((each) =>
      each.becomes === 'begins' && goesOn(each)
        ? { ...each, becomes: 'goes-on' as const, wasDueAt: each.dueAt }
        : each,
    );
}

/**
 * The due time of the earliest answer that a customer loses without another by then; undefined where whatever ends has
 * something in its place that is due no later.
 */
export function lengthened(promises: readonly Foreseen[]): { from: number; to: number | null } | undefined {
  const after = promises.filter(({ becomes }) => becomes !== 'ends').map(({ dueAt }) => dueAt);
  for (const { becomes, wasDueAt } of promises)
    if (becomes === 'ends' && !after.some((dueAt) => dueAt <= wasDueAt!))
      return { from: wasDueAt!, to: after.length > 0 ? Math.min(...after) : null };
  return undefined;
}
