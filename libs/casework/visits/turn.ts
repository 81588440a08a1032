import { goesFirst, type VisitNeed } from '@frontdoor/contracts';

interface Waiting {
  needs: readonly VisitNeed[];
  arrivedAt: number;
  number: number;
}

/**
 * Whose turn it is: who needs help with communication or access first, where the charter promises it; else who came first.
 */
export const byTurn =
  (needsFirst: boolean) =>
  (a: Waiting, b: Waiting): number =>
    (needsFirst ? Number(goesFirst(b.needs)) - Number(goesFirst(a.needs)) : 0) ||
    a.arrivedAt - b.arrivedAt ||
    a.number - b.number;

/** `A07`; after 26 desks letters are doubled. @param desk its place among the desks, from 0 */
export const ticketOf = (desk: number, number: number): string => {
  const letter = String.fromCharCode(65 + (desk % 26));
  return `${letter.repeat(1 + Math.floor(desk / 26))}${String(number).padStart(2, '0')}`;
};
