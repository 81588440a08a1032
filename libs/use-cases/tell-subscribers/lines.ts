/** What has to be told in order: each line by itself, lines beside one another. */
interface InLine {
  line: string;
}

/** The lines of what is given, in the order in which they begin, each in order. */
export function linesOf<T extends InLine>(events: readonly T[]): T[][] {
  const lines = new Map<string, T[]>();
  for (const event of events) {
    const line = lines.get(event.line);
    if (line) line.push(event);
    else lines.set(event.line, [event]);
  }
  return [...lines.values()];
}

/**
 * Works through lines, ever more of them at once as long as that goes well: one more for each that is done. A line ends where
 * `work` resolves to false, or `stop` says so; the others go on.
 *
 * @param atOnce how many lines, to begin with and at most
 */
export async function workThrough<T>(
  lines: readonly (readonly T[])[],
  atOnce: { first: number; most: number },
  work: (one: T) => Promise<boolean>,
  stop: () => boolean,
): Promise<void> {
  const waiting = lines.values();
  const workers: Promise<void>[] = [];
  const begin = (): void => {
    if (workers.length < Math.min(atOnce.most, lines.length)) workers.push(worker());
  };
  const worker = async (): Promise<void> => {
    for (const line of waiting)
      for (const one of line) {
        if (stop() || !(await work(one))) break;
        begin();
      }
  };
  for (let n = 0; n < atOnce.first; n++) begin();
  for (let seen = 0; seen < workers.length;) {
    seen = workers.length;
    await Promise.all(workers);
  }
}
