/** A line longer than this is not a question; it is skipped instead of filling the memory. */
export const MAX_LINE = 65_536;

/**
 * Cuts text that arrives in pieces into lines, many at a time. A line that is too long arrives as undefined. The
 * last line needs no line end.
 */
export async function* lineBatches(pieces: AsyncIterable<string>): AsyncGenerator<(string | undefined)[]> {
  let rest = '';
  let skipping = false;
  for await (const piece of pieces) {
    const lines: (string | undefined)[] = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (skipping && lines.length > 0) {
      lines[0] = undefined;
      skipping = false;
    }
    if (skipping || rest.length > MAX_LINE) {
      skipping = true;
      rest = '';
    }
    if (lines.length > 0)
      yield lines.map((line) => (line === undefined || line.length > MAX_LINE ? undefined : line));
  }
  if (skipping) yield [undefined];
  else if (rest !== '') yield [rest];
}
