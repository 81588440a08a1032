import {
  allDue,
  ClockError,
  due,
  formatInstant,
  OutsideCalendar,
  parseInstant,
  type Pack,
} from '@frontdoor/charter';

export type DueErrorCode =
  | 'line-invalid'
  | 'line-too-long'
  | 'pack-unknown'
  | 'promise-unknown'
  | 'promise-without-clock'
  | 'instant-invalid'
  | 'outside-calendar';

/** Why a question about a due time has no answer: a stable code and a plain sentence. */
export class DueError extends Error {
  constructor(
    readonly code: DueErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'DueError';
  }
}

export type Packs = ReadonlyMap<string, Pack>;

/** `at` is the instant of the promise's own start event, ISO 8601 with Z or an offset. */
export interface Question {
  pack: string;
  standard: string;
  at: string;
}

export interface Answer {
  /** ISO 8601 in UTC to the second. */
  due: string;
  pack: string;
  standard: string;
  /** The promise's other clocks that start on the same event and are due at another time. */
  also?: { standard: string; due: string }[];
  /** Present when the due time lies beyond the published bank holidays. */
  provisional?: true;
}

/** @throws DueError */
export function answer(packs: Packs, question: Question): Answer {
  const { pack, at } = ready(packs, question);
  const [first, ...others] = rethrown(() => allDue(pack, question.standard, at));
  const said: Answer = { due: formatInstant(first!.dueAt), pack: pack.id, standard: question.standard };
  const different = others.filter(({ dueAt }) => dueAt !== first!.dueAt);
  if (different.length > 0) {
    said.also = different.map(({ clockId, dueAt }) => ({ standard: clockId, due: formatInstant(dueAt) }));
  }
  if (!first!.certain) said.provisional = true;
  return said;
}

/**
 * The account of one due time, line by line, in the local time of the pack.
 * @throws DueError
 */
export function explainDue(packs: Packs, question: Question): string[] {
  const { pack, at } = ready(packs, question);
  return rethrown(() => due(pack, question.standard, at)).explanation;
}

function ready(packs: Packs, question: Question): { pack: Pack; at: number } {
  const pack = packs.get(question.pack);
  if (!pack) throw new DueError('pack-unknown', `There is no charter pack ${question.pack}.`);
  const at = parseInstant(question.at);
  if (at === undefined) {
    throw new DueError('instant-invalid', `${question.at} is not an instant such as 2025-12-24T16:30:00Z.`);
  }
  return { pack, at };
}

function rethrown<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof ClockError) throw new DueError(error.code, error.message);
    if (error instanceof OutsideCalendar) throw new DueError('outside-calendar', error.message);
    throw error;
  }
}
