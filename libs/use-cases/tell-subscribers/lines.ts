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
 * Works through lines, some of them at once. A line ends where `work` resolves to false, or `stop` says so; the others go on.
 *
 * @param atOnce how many lines
 */
export async function workThrough<T>(
  lines: readonly (readonly T[])[],
  atOnce: number,
  work: (one: T) => Promise<boolean>,
  stop: () => boolean,
): Promise<void> {
  const waiting = lines.values();
  const worker = async (): Promise<void> => {
    for (const line of waiting) for (const one of line) if (stop() || !(await work(one))) break;
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lines.length) }, worker));
}
