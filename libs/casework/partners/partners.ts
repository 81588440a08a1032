import { Injectable } from '@nestjs/common';
import type { PartnerHandoverView, PartnerView } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  DataSource,
  type EntityManager,
  findHandovers,
  findPartnerAddresses,
  IsNull,
  Partner,
} from '@frontdoor/persistence';

/** Other organisations that enquiries are handed to. */
@Injectable()
export class Partners {
  constructor(private readonly source: DataSource) {}

  async list(organisationId: string): Promise<PartnerView[]> {
    const partners = await this.source.manager.find(Partner, {
      where: { organisationId, removedAt: IsNull() },
      order: { name: 'ASC' },
    });
    return partners.map(({ id, name, kind, trouble, troubleSince }) => ({
      ...{ id, name, kind },
      trouble: trouble === null ? null : { problem: trouble, since: toIso(troubleSince!) },
    }));
  }

  /** @throws FrontdoorError `partner-unknown` */
  async find(manager: EntityManager, id: string, organisationId: string): Promise<Partner> {
    const found = await manager.findOneBy(Partner, { id, organisationId, removedAt: IsNull() });
    if (!found) throw new FrontdoorError('partner-unknown');
    return found;
  }

  /** To whom an enquiry was handed, the newest first. */
  async handoversOf(enquiryId: string, organisationId: string): Promise<PartnerHandoverView[]> {
    const found = await findHandovers(this.source, { enquiryId, organisationId });
    return found.map(({ at, partnerReference, nextAt, ...each }) => ({
      ...each,
      at: toIso(at),
      reference: partnerReference,
      nextAt: nextAt === null ? null : toIso(nextAt),
    }));
  }

  /** Addresses from which partners write, in lower case: answers to customers never go there. */
  async addresses(manager: EntityManager, organisationId: string): Promise<ReadonlySet<string>> {
    return new Set((await findPartnerAddresses(manager, { organisationId })).map(({ address }) => address));
  }
}
