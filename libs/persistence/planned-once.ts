/** Begins what TypeORM and bulk writes make. Most of it is about one row, and the same text comes again and again. */
const GENERATED = /^(SELECT|UPDATE|INSERT INTO|DELETE FROM) "/;
/** A generated text that has come so often is planned once from then on. */
const OFTEN = 20;
/** Each connection keeps the plans: no more texts than this are learnt, and no more than this are counted. */
const MOST_LEARNT = 150;
const MOST_COUNTED = 1000;

const names = new Map<string, string>();
const counts = new Map<string, number>();
let learnt = 0;

/** Has every connection plan a statement the first time only, under a name that belongs to its text. */
export function planOnce(text: string): void {
  if (!names.has(text)) names.set(text, `planned-${names.size}`);
}

/** What is given to a connection, with the name of the plan where there is one. Planning often takes longer than running. */
export function withPlan(given: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = given;
  if (typeof text !== 'string' || !Array.isArray(values)) return given;
  const name = names.get(text);
  if (name) return [{ name, text, values }, ...rest];
  if (GENERATED.test(text)) learn(text);
  return given;
}

function learn(text: string): void {
  const count = (counts.get(text) ?? 0) + 1;
  if (count === OFTEN && learnt < MOST_LEARNT) {
    learnt++;
    planOnce(text);
  }
  if (count > 1 || counts.size < MOST_COUNTED) counts.set(text, count);
}
