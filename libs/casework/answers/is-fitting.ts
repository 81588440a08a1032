/** How well an answer fits what was written. */
interface Fit {
  /** Words of the text that the answer has, rare ones counting for more. */
  score: number;
  hits: number;
  /** Of these, how many stand in its title or question. */
  inTitle: number;
  /** Different words that were sought. */
  sought: number;
}

/** A word or two are a search: one of them in a title is enough. Nobody is stopped on their way for less than two. */
const SHORT = 3;
const LEAST_SCORE = 3;

/** Whether an answer, by a third of the words and by three of many, is worth stopping somebody for who is about to send something. */
export const isWorthOffering = ({ score, inTitle, sought }: Fit): boolean =>
  score >= LEAST_SCORE && inTitle >= (sought <= SHORT ? 1 : 2) && inTitle * 3 >= Math.min(sought, 9);

/** Whether an answer is found by a search: it has at least half of the words. */
export const isFound = ({ hits, sought }: Fit): boolean => hits * 2 >= Math.min(sought, 6);
