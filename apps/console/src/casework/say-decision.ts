import type { EnquiryDetail } from '@frontdoor/contracts';

type Decision = EnquiryDetail['customerDecisions'][number];

const NOBODY = 'a customer whose name is not known';

/** What somebody said, as the rest of a sentence. */
const said: Readonly<Record<Decision['kind'], (one: string, other: string) => string>> = {
  one: (one, other) => `said that ${one} and ${other} are one person`,
  apart: (one, other) => `said that ${one} and ${other} are two people`,
  separated: (one, other) => `made ${other} a customer apart from ${one}`,
  shared: (_, address) => `said that several people share ${address}`,
  own: (_, address) => `said that only this customer uses ${address}`,
};

/** What somebody said about who a customer is, after their name. */
export const sayDecision = ({ kind, one, other }: Pick<Decision, 'kind' | 'one' | 'other'>): string =>
  said[kind](one ?? NOBODY, other ?? NOBODY);
