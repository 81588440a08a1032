import type { ScoreRow } from '@frontdoor/contracts';
import type { PublicRate, PublicScoreboard } from '@frontdoor/use-cases';

export interface PromiseScores {
  id: string;
  title: string;
  /** Its clocks, and the versions of the charter that they were counted by. */
  rows: readonly ScoreRow[];
  rates: readonly PublicRate[];
}

/** Everything that is known of one promise together. */
export function promisesOf({ rows, rates }: PublicScoreboard): PromiseScores[] {
  const titles = new Map([...rows, ...rates].map(({ promiseId, title }) => [promiseId, title]));
  return [...titles].map(([id, title]) => ({
    id,
    title,
    rows: rows.filter(({ promiseId }) => promiseId === id),
    rates: rates.filter(({ promiseId }) => promiseId === id),
  }));
}
