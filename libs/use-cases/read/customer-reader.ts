import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findAddressesOfCustomer,
  findAuthorities,
  findCustomer,
  findEnquiriesOfCustomer,
  findSaidOfCustomer,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { toAuthority } from './authority-view.js';
import { toSummary } from './enquiry-search.js';

const PAGE = 50;
/** Behind everything that can be in the list. */
const THE_FIRST = { before: Date.UTC(9999, 0), beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
/** Everything that was ever recorded. */
const EVER = '1900-01-01';

/** A customer by themselves, with all that they brought over the years. */
@Injectable()
export class CustomerReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * Of one who is one person with another, that one.
   *
   * @param cursor as it was given with the page before
   * @throws FrontdoorError `customer-not-found`
   */
  async page(
    { organisationId }: Agent,
    id: string,
    cursor?: string,
  ): Promise<AnswerOf<typeof api.readCustomer>> {
    const { manager } = this.source;
    const [known] = await findCustomer(manager, { organisationId, id });
    const holderId = known?.mergedIntoId;
    const [customer] = holderId ? await findCustomer(manager, { organisationId, id: holderId }) : [known];
    if (!customer) throw new FrontdoorError('customer-not-found');
    const { id: customerId, mergedIntoId: _, needs, ...rest } = customer;
    const { zone } = await this.directory.organisation(organisationId);
    const today = dayOf(this.clock.now(), zone);
    const [addresses, authorities, said, enquiries] = await Promise.all([
      findAddressesOfCustomer(manager, { customerId }),
      findAuthorities(manager, { customerId, sinceDay: EVER }),
      findSaidOfCustomer(manager, { customerId }),
      findEnquiriesOfCustomer(manager, { organisationId, customerId, ...placeOf(cursor) }),
    ]);
    const last = enquiries.at(-1);
    return {
      ...{ id: customerId, ...rest, needs: [...needs] },
      addresses,
      authorities: authorities.map((row) => toAuthority(row, today)),
      decisions: said.map(({ at, whom, undoneAt, undoneBy, ...each }) => ({
        ...each,
        ...{ one: whom, at: toIso(at) },
        undone: undoneAt === null ? null : { at: toIso(undoneAt), by: undoneBy ?? 'Somebody' },
      })),
      enquiries: enquiries.map(toSummary),
      nextCursor: enquiries.length === PAGE && last ? `${last.lastContactAt} ${last.id}` : null,
    };
  }
}

function placeOf(cursor: string | undefined): typeof THE_FIRST {
  const [at, id] = cursor?.split(' ') ?? [];
  return at && id ? { before: Number(at), beforeId: id } : THE_FIRST;
}
