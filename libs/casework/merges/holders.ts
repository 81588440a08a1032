/** Somebody said that the one is the same person as the other. */
interface SaidOne {
  fromId: string;
  toId: string;
}

/**
 * Who has what is theirs: of customers who are one person, the one into which the others went last.
 *
 * It follows from what was said and still holds, and from nothing else. So whatever is taken back, in any order, leaves
 * what there would be if it had never been said.
 *
 * @param said in the order in which it was said
 */
export function holdersOf(said: readonly SaidOne[]): (customerId: string) => string {
  const holders = new Map<string, string>();
  const holderOf = (id: string): string => holders.get(id) ?? id;
  for (const { fromId, toId } of said) {
    const [gone, stays] = [holderOf(fromId), holderOf(toId)];
    if (gone === stays) continue;
    for (const [id, holder] of holders) if (holder === gone) holders.set(id, stays);
    holders.set(gone, stays);
  }
  return holderOf;
}
