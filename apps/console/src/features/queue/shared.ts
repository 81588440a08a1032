import { type Channel, MAIN_LANGUAGE, type WorkItem } from '@frontdoor/contracts';

/** What every row of a list has in common and is therefore said once, above it; null where they differ. */
export interface Shared {
  service: string | null;
  channel: Channel | null;
}

const only = <Value>(values: readonly Value[]): Value | null =>
  values.length > 1 && values.every((value) => value === values[0]) ? values[0]! : null;

export const sharedBy = (items: readonly WorkItem[]): Shared => ({
  service: only(items.map(({ service }) => service)),
  channel: only(items.map(({ channel }) => channel)),
});

/** The language of a work item where it has to be said: everybody reads the main one, in whichever country. */
export const unusualLanguage = ({ language }: Pick<WorkItem, 'language'>): string | null =>
  language.split('-')[0] === MAIN_LANGUAGE ? null : language;
