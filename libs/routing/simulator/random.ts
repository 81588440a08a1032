import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers from 0 up to 1, of 53 bits each. */
export type Random = () => number;

/**
 * An endless row of random numbers for one purpose. The same seed and purpose give the same row, whatever other rows are
 * asked for, so that two policies meet the same traffic.
 */
export function randomRow(seed: number, ...purpose: readonly number[]): Random {
  let state = 0x9e37_79b9;
  for (const part of [seed, ...purpose]) state = scramble(state ^ Math.imul(part, 0x85eb_ca6b));
  const words = [1, 2, 3, 4].map((each) => scramble(state + Math.imul(each, 0x9e37_79b9)));
  const generator = xoroshiro128plusFromState(words);
  return () => ((generator.next() >>> 5) * 0x400_0000 + (generator.next() >>> 6)) / 0x20_0000_0000_0000;
}

/** The finaliser of MurmurHash3: each bit of 32 depends on each. */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
