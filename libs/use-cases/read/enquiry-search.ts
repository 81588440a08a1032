import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, EnquirySummary, QueryOf } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import {
  DataSource,
  findEnquiriesByIdentifier,
  findEnquiriesByReference,
  findEnquiriesByText,
  findNewestByText,
  findNewestEnquiries,
  findSummaries,
  type RowOf,
} from '@frontdoor/persistence';
import { type Address, readTerm } from './search-term.js';

type Query = QueryOf<typeof api.searchEnquiries>;
type Answer = AnswerOf<typeof api.searchEnquiries>;
type Found = readonly { id: string }[];

/**
 * So many of the newest are looked at whether they match or not, which finds what is common at once; and so many that
 * match wherever they lie, which finds what is rare.
 */
const MOST = { matching: 1000, newest: 5000 };

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
    const term = { ...scope, words, part };
    const newest = await findNewestByText(this.source, { ...term, most: MOST.newest });
    if (newest.length === limit) return answer(newest);
    const found = await findEnquiriesByText(this.source, { ...term, most: MOST.matching });
    return answer([...newest, ...found], !found.some(({ cut }) => cut));
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
