import {
  addAnswerVersion,
  type AnswerChange,
  type AnswerContent,
  type EntityManager,
  type findAnswers,
  keepAnswer,
  keepAnswerWords,
  type RowOf,
} from '@frontdoor/persistence';

export type AnswerRow = RowOf<typeof findAnswers>;

interface Writing {
  /** Null on the command line. */
  byId: string | null;
  what: AnswerChange;
  now: number;
}

/** Keeps an answer as its next version, and that version for its history. */
export async function writeAnswer(
  manager: EntityManager,
  answer: Omit<AnswerRow, 'version'> & { version: number },
  { byId, what, now }: Writing,
): Promise<AnswerRow> {
  const version = answer.version + 1;
  const [row] = await keepAnswer(manager, { ...answer, version });
  await keepAnswerWords(manager, { id: answer.id });
  await addAnswerVersion(manager, {
    ...{ answerId: answer.id, version, at: now, byId, what },
    content: contentOf(row!),
  });
  return row!;
}

export const contentOf = (row: AnswerRow): AnswerContent => {
  const { slug, language, serviceId, title, asked, body, link, linkText, ownerId, reviewOn, isPublic } = row;
  return {
    ...{ slug, language, serviceId, title, asked, body, link, linkText, ownerId, reviewOn, isPublic },
    isPutAway: row.putAwayAt !== null,
  };
};
