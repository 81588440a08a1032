import { type PartnerFields, partnerKind } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { AddressRefused, outsideUrl, type Reach } from '@frontdoor/platform';
import { emailOf, nameOf, slugFrom, slugOf, wordsOf } from '../directory/index.js';

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
    jurisdiction: given.jurisdiction || null,
    serviceCode: given.serviceCode || null,
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
