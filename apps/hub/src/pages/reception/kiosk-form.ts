import { checkIn, type CheckIn, type VisitNeed, visitNeed } from '@frontdoor/contracts';
import type { Topic } from '../topics.js';
import type { KioskLanguage, KioskWords } from './kiosk-words.js';

/** What a visitor typed and chose, by the names of the fields. */
export type KioskFields = Readonly<Record<string, string>>;
export type KioskFaults = Readonly<Record<string, string | undefined>>;

const MOST_WORDS = 400;
const MOST_NAME = 200;

export const needField = (need: VisitNeed): string => `need-${need}`;

/**
 * The form of a kiosk as a check-in, or what is wrong with it.
 *
 * @param freshId for a page whose own was changed
 */
export function readKioskForm(
  fields: KioskFields,
  {
    topics,
    words,
    language,
    freshId,
  }: {
    topics: readonly Topic[];
    words: KioskWords;
    language: KioskLanguage;
    freshId: string;
  },
): { given: CheckIn } | { faults: KioskFaults } {
  const topic = topics.find(({ value }) => value === fields['topic']);
  const more = (fields['words'] ?? '').trim();
  const name = (fields['name'] ?? '').trim();
  const faults = {
    ...(!topic && { topic: words.chooseWhat }),
    ...(more.length > MOST_WORDS && { words: words.tooLong }),
    ...(name.length > MOST_NAME && { name: words.tooLong }),
  };
  if (!topic || Object.keys(faults).length > 0) return { faults };
  const shared = {
    purpose: more === '' ? topic.text : `${topic.text}: ${more}`.slice(0, 500),
    service: topic.value.split('/', 1)[0]!,
    ...{ name, language },
    needs: visitNeed.options.filter((need) => fields[needField(need)] !== undefined),
  };
  const read = checkIn.safeParse({ ...shared, requestId: fields['visit'] });
  return { given: read.success ? read.data : checkIn.parse({ ...shared, requestId: freshId }) };
}
