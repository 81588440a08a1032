import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, EnquirySummary, QueryOf } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import {
  DataSource,
  findEnquiriesByIdentifier,
  findEnquiriesByReference,
  findEnquiriesByPart,
  findEnquiriesByWords,
  findNewestByPart,
  findNewestByWords,
  findNewestEnquiries,
  findSummaries,
  type RowOf,
} from '@frontdoor/persistence';
import { type Address, readTerm } from './search-term.js';

type Query = QueryOf<typeof api.searchEnquiries>;
type Answer = AnswerOf<typeof api.searchEnquiries>;
type Found = readonly { id: string }[];

interface Search {
  found: Found;
  /** False where newer ones than these may match. */
  complete: boolean;
}

const ALL_FOUND: Search = { found: [], complete: true };

/** So many that match are looked at wherever they lie, and so many of the newest whether they match or not. */
const MOST = { matching: 1000, newest: 2000 };

/**
 * Finds enquiries by what somebody types. A whole reference or address is recognised and found by itself; anything else
 * is looked for in subjects, names and addresses. What a search costs does not depend on how many match.
 */
@Injectable()
export class EnquirySearch {
  constructor(private readonly source: DataSource) {}

  async find(organisationId: string, { search, state, limit }: Query): Promise<Answer> {
    const scope = { organisationId, state, limit };
    const { reference, addresses, words, part } = readTerm(search);
    const answer = async (found: Found, complete = true): Promise<Answer> => ({
      enquiries: await this.summaries(organisationId, found, limit),
      complete,
    });
    if (words === null && part === null) return answer(await findNewestEnquiries(this.source, scope));
    const exact = [
      ...(reference ? await findEnquiriesByReference(this.source, { ...scope, ...reference }) : []),
      ...(await this.atAddresses(scope, addresses)),
    ];
    if (exact.length > 0) return answer(exact);
    const [worded, parts] = await Promise.all([
      words === null ? ALL_FOUND : this.byWords(scope, words),
      part === null ? ALL_FOUND : this.byPart(scope, part),
    ]);
    return answer([...worded.found, ...parts.found], worded.complete && parts.complete);
  }

  /** Common words are among the newest, rare ones are few wherever they lie. */
  private async byWords(scope: Scope, words: string): Promise<Search> {
    const newest = await findNewestByWords(this.source, { ...scope, words, most: MOST.newest });
    if (newest.length === scope.limit) return { found: newest, complete: true };
    const matching = await findEnquiriesByWords(this.source, { ...scope, words, most: MOST.matching });
    return { found: [...newest, ...matching], complete: !matching.some(({ cut }) => cut) };
  }

  /** Names and addresses are seldom common: the newest are looked through only where they turn out to be. */
  private async byPart(scope: Scope, part: string): Promise<Search> {
    const matching = await findEnquiriesByPart(this.source, { ...scope, part, most: MOST.matching });
    if (!matching.some(({ cut }) => cut)) return { found: matching, complete: true };
    const newest = await findNewestByPart(this.source, { ...scope, part, most: MOST.newest });
    if (newest.length === scope.limit) return { found: newest, complete: true };
    return { found: [...newest, ...matching], complete: false };
  }

  private async atAddresses(scope: Scope, addresses: readonly Address[]): Promise<Found> {
    const found = await Promise.all(
      addresses.map((address) => findEnquiriesByIdentifier(this.source, { ...scope, ...address })),
    );
    return found.flat();
  }

  /** The newest contact first. */
  private async summaries(organisationId: string, found: Found, limit: number): Promise<EnquirySummary[]> {
    const ids = [...new Set(found.map(({ id }) => id))];
    const rows = await findSummaries(this.source, { organisationId, ids });
    return rows.slice(0, limit).map(toSummary);
  }
}

type Scope = Pick<Query, 'state' | 'limit'> & { organisationId: string };

/** An enquiry as a line in a list. */
export const toSummary = ({
  ownerId,
  ownerName,
  openedAt,
  lastContactAt,
  ...row
}: RowOf<typeof findSummaries>): EnquirySummary => ({
  ...row,
  owner: ownerId ? { id: ownerId, name: ownerName! } : null,
  openedAt: toIso(openedAt),
  lastContactAt: toIso(lastContactAt),
});
