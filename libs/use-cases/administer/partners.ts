import { type PartnerKind, partnerKind } from '@frontdoor/contracts';
import { FrontdoorError, type Clock, type Ids } from '@frontdoor/kernel';
import { type DataSource, IsNull, Partner, transaction } from '@frontdoor/persistence';
import { AddressRefused, type InstanceSecret, outsideUrl, type Reach } from '@frontdoor/platform';
import { emailOf, nameOf, slugFrom, slugOf, wordsOf } from './checks.js';
import { theOrganisation } from './look-up.js';

export interface PartnerFields {
  slug: string;
  name: string;
  kind: PartnerKind;
  /** With a slash at the end where it is an endpoint. */
  address: string;
  jurisdiction: string | null;
  serviceCode: string | null;
}

/**
 * What a partner is made of, checked.
 *
 * @throws FrontdoorError `word-unknown`, `name-malformed`, `short-name-malformed`, `email-address-malformed`, `partner-address-refused`, `partner-service-missing`
 */
export function partnerFields(
  given: {
    name: string;
    slug?: string | undefined;
    by: string;
    address: string;
    jurisdiction?: string | undefined;
    serviceCode?: string | undefined;
  },
  reach: Reach,
): PartnerFields {
  const [kind] = wordsOf('way to a partner', partnerKind.options, [given.by]);
  if (kind === 'open311' && !given.serviceCode) throw new FrontdoorError('partner-service-missing');
  return {
    slug: given.slug === undefined ? slugFrom(given.name) : slugOf(given.slug),
    name: nameOf(given.name),
    kind: kind!,
    address: kind === 'email' ? emailOf(given.address) : endpointOf(given.address, reach),
    jurisdiction: given.jurisdiction ?? null,
    serviceCode: given.serviceCode ?? null,
  };
}

function endpointOf(text: string, reach: Reach): string {
  try {
    const { href, search, hash } = outsideUrl(text, reach);
    if (search !== '' || hash !== '') throw new AddressRefused('It has more behind its path.');
    return href.endsWith('/') ? href : `${href}/`;
  } catch (error) {
    if (error instanceof AddressRefused)
      throw new FrontdoorError('partner-address-refused', { text, why: error.message.replace(/\.$/, '') });
    throw error;
  }
}

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
  set(fields: PartnerFields, apiKey: string | undefined): Promise<{ isNew: boolean }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const known = await manager.findOneBy(Partner, { organisationId, slug: fields.slug });
      const row = {
        ...fields,
        ...(apiKey !== undefined && { sealedKey: this.secret.seal(apiKey) }),
        ...{ removedAt: null, trouble: null, troubleSince: null, withoutUpdates: false, nextAskAt: null },
      };
      if (known) await manager.update(Partner, { id: known.id }, row);
      else await manager.insert(Partner, { id: this.ids.uuid(), organisationId, ...row });
      return { isNew: !known };
    });
  }

  /** Nothing more is handed to it; what was, is still followed. @throws FrontdoorError `partner-unknown` */
  remove(slug: string): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const found = await manager.findOneBy(Partner, { organisationId, slug, removedAt: IsNull() });
      if (!found) throw new FrontdoorError('partner-unknown');
      await manager.update(Partner, { id: found.id }, { removedAt: this.clock.now() });
    });
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
}
