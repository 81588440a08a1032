/** What is chosen once everything between two rows, of which the first was chosen before, is chosen too. */
export const withRange = (
  order: readonly string[],
  chosen: readonly string[],
  from: string | null,
  to: string,
): string[] => {
  const [a, b] = [from === null ? -1 : order.indexOf(from), order.indexOf(to)];
  if (a === -1 || b === -1) return [...chosen];
  return [...new Set([...chosen, ...order.slice(Math.min(a, b), Math.max(a, b) + 1)])];
};
