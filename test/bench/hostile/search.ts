import { Chance } from '../../fault/chance.js';
import type { Reader } from './readers.js';
import { type Grammar, render, type Shape } from './shape.js';

const ELITE = 16;
const GIVEN = 3;
const MOST_PIECES = 12;

/**
 * The shapes on which a reader spends most time, found by changing the worst ones so far; worst first. What the reader throws is an answer as well.
 *
 * @param bytes so large are the inputs that are tried; those of limits below it are refused at once, and not found
 */
export async function searchWorst(
  { read, grammar }: Reader,
  { seed, milliseconds, bytes }: { seed: number; milliseconds: number; bytes: number },
): Promise<Shape[]> {
  const chance = new Chance(seed);
  const end = performance.now() + milliseconds;
  let elite = await costs(read, [...grammar.known], bytes);
  while (performance.now() < end) {
    const shape = chance.happens(0.75)
      ? mutated(chance.pick(elite).shape, grammar, chance)
      : made(grammar, chance);
    elite = [...elite, ...(await costs(read, [shape], bytes))]
      .sort((a, b) => b.cost - a.cost)
      .slice(0, ELITE);
  }
  const larger = await costs(
    read,
    elite.map(({ shape }) => shape),
    4 * bytes,
  );
  return larger
    .sort((a, b) => b.cost - a.cost)
    .slice(0, GIVEN)
    .map(({ shape }) => shape);
}

/** The quicker of two readings of each, so that a pause of the machine is not taken for a bad input. */
async function costs(
  read: Reader['read'],
  shapes: readonly Shape[],
  bytes: number,
): Promise<{ shape: Shape; cost: number }[]> {
  const found = [];
  for (const shape of shapes) {
    const input = render(shape, bytes);
    found.push({ shape, cost: Math.min(await timeOf(read, input), await timeOf(read, input)) });
  }
  return found;
}

async function timeOf(read: Reader['read'], input: Buffer): Promise<number> {
  const start = performance.now();
  try {
    await read(input);
  } catch {
    // A refusal costs what it costs.
  }
  return performance.now() - start;
}

function made(grammar: Grammar, chance: Chance): Shape {
  return {
    head: [chance.pick(grammar.heads), ...some(grammar, chance, 3)],
    open: [chance.pick(grammar.pieces), ...some(grammar, chance, 3)],
    close: chance.happens(0.3) ? some(grammar, chance, 2) : [],
    tail: some(grammar, chance, 2),
  };
}

function mutated(shape: Shape, grammar: Grammar, chance: Chance): Shape {
  const part = chance.pick(['head', 'open', 'open', 'close', 'tail'] as const);
  const pieces = [...shape[part]];
  const at = chance.whole(0, pieces.length);
  const what = chance.next();
  if (what < 0.4) pieces.splice(at, 0, chance.pick(grammar.pieces));
  else if (what < 0.7) pieces.splice(at, 1, chance.pick(grammar.pieces));
  else if (part === 'head' && what < 0.8) pieces.splice(0, 1, chance.pick(grammar.heads));
  else pieces.splice(at, 1);
  if (part === 'open' && pieces.length === 0) pieces.push(chance.pick(grammar.pieces));
  return { ...shape, [part]: pieces.slice(0, MOST_PIECES) };
}

const some = ({ pieces }: Grammar, chance: Chance, most: number): string[] =>
  Array.from({ length: chance.whole(0, most) }, () => chance.pick(pieces));
