import type { CharterPromise, Pack, ReceptionRule } from '../pack/pack.js';

/** The first promise of a pack that wants this of how visitors are dealt with; undefined where none does. */
export const receptionPromise = (
  { promises }: Pick<Pack, 'promises'>,
  rule: ReceptionRule,
): CharterPromise | undefined => promises.find(({ reception }) => reception.includes(rule));
