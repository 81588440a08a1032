import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { type Agent, DataSource, findPeopleOf } from '@frontdoor/persistence';
import { EnquirySearch } from './enquiry-search.js';

const MOST_ENQUIRIES = 50;

/** Customers, for somebody who has one before them. */
@Injectable()
export class People {
  constructor(
    private readonly source: DataSource,
    private readonly search: EnquirySearch,
  ) {}

  /** Whose enquiries are found by a name, an address, a number or a reference; whoever was in touch last first. `without`: as above. */
  async find(
    agent: Agent,
    search: string,
    without: readonly string[],
  ): Promise<AnswerOf<typeof api.findPeople>> {
    const sought = { search, state: 'any' as const, limit: MOST_ENQUIRIES };
    const { enquiries } = await this.search.find(agent, sought, without);
    const { organisationId } = agent;
    const rows = await findPeopleOf(this.source, {
      organisationId,
      enquiryIds: enquiries.map(({ id }) => id),
    });
    return {
      people: rows.map(({ id, name, language, addresses, enquiries: matters }) => ({
        ...{ id, name, language, addresses: [...addresses], enquiries: matters },
      })),
    };
  }
}
