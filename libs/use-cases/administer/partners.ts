import { changePartner } from '@frontdoor/casework/partners';
import type { PartnerFields } from '@frontdoor/contracts';
import type { Clock, Ids } from '@frontdoor/kernel';
import { type DataSource, IsNull, Partner, transaction } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { theOrganisation } from './look-up.js';

interface PartnerListed extends PartnerFields {
  hasKey: boolean;
  trouble: string | null;
}

/** Other organisations that enquiries are handed to. */
export class PartnerAdministration {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly secret: InstanceSecret,
  ) {}

  /** Adds a partner, or gives one of this short name what is named now. */
  set(partner: PartnerFields, apiKey: string | undefined): Promise<{ isNew: boolean }> {
    const sealedKey = apiKey === undefined ? undefined : this.secret.seal(apiKey);
    return this.change(partner.slug, { partner, sealedKey });
  }

  /** Nothing more is handed to it; what was, is still followed. @throws FrontdoorError `partner-unknown` */
  async remove(slug: string): Promise<void> {
    await this.change(slug, { partner: null });
  }

  async list(): Promise<PartnerListed[]> {
    const { id: organisationId } = await theOrganisation(this.source.manager);
    const found = await this.source.manager.find(Partner, {
      where: { organisationId, removedAt: IsNull() },
      order: { slug: 'ASC' },
    });
    return found.map(({ slug, name, kind, address, jurisdiction, serviceCode, sealedKey, trouble }) => ({
      ...{ slug, name, kind, address, jurisdiction, serviceCode, trouble },
      hasKey: sealedKey !== null,
    }));
  }

  private change(slug: string, change: Parameters<typeof changePartner>[2]): Promise<{ isNew: boolean }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { clock, ids } = this;
      return changePartner(manager, slug, change, { organisationId, agentId: null, clock, ids });
    });
  }
}
