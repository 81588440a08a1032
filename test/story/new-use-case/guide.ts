import type { CopiedTree } from '../../support/copied-tree.js';

/** A piece of code of a guide, and the file that the guide puts it in. */
export interface Step {
  file: string;
  /** `ts`: a new file, or the end of one there is. `diff`: lines for one there is, with those they stand beside. */
  kind: 'ts' | 'diff';
  code: string;
}

/** The pieces of code of a guide in order; a piece is for the file that the text before it named last. */
export function stepsOf(guide: string): Step[] {
  const steps: Step[] = [];
  let file: string | undefined;
  let from = 0;
  for (const { 0: block, 1: kind, 2: code, index } of guide.matchAll(/^```(ts|diff)\n([^]*?)^```$/gm)) {
    file = [...guide.slice(from, index).matchAll(/`((?:libs|apps)\/[\w./-]+\.ts)`/g)].at(-1)?.[1] ?? file;
    if (!file) throw new Error(`The guide does not say where this belongs:\n${code}`);
    steps.push({ file, kind: kind as Step['kind'], code: code! });
    from = index + block.length;
  }
  return steps;
}

/** Does what a step says. */
export function take(tree: CopiedTree, { file, kind, code }: Step): void {
  if (kind === 'ts') return tree.write(file, tree.has(file) ? `${tree.read(file)}\n${code}` : code);
  const lines = code.split('\n').filter((line) => line !== '');
  const beside = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const text = tree.read(file);
  const place = `${beside.join('\n')}\n`;
  if (text.split(place).length !== 2) throw new Error(`${file} does not hold this once:\n${place}`);
  const changed = lines.map((line) => line.slice(1));
  tree.write(
    file,
    text.replace(place, () => `${changed.join('\n')}\n`),
  );
}
