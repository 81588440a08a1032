import { mailChannel } from '@frontdoor/contracts';
import { type EntityManager, findMailPartners } from '@frontdoor/persistence';
import type { Draft } from './draft.js';

/** An organisation that an enquiry was handed to by email. */
export interface MailPartner {
  name: string;
  /** The newest handover of the enquiry to it. */
  handoverId: string;
}

/** Those that write now, by what was handed to them and their address. */
export type MailPartners = ReadonlyMap<string, MailPartner>;

/** As a partner is found: what was handed to it, and the address it writes from. */
const keyOf = (enquiryId: string, address: string): string => `${enquiryId} ${address.toLowerCase()}`;

/** Those of them that write now. */
export async function loadMailPartners(
  manager: EntityManager,
  drafts: readonly Draft[],
  enquiries: readonly { id: string }[],
): Promise<MailPartners> {
  const addresses = drafts.flatMap(({ contact, sender }) =>
    contact.channel === mailChannel && sender.party ? [sender.party.value.toLowerCase()] : [],
  );
  if (addresses.length === 0 || enquiries.length === 0) return new Map();
  const found = await findMailPartners(manager, {
    addresses: [...new Set(addresses)],
    enquiryIds: [...new Set(enquiries.map(({ id }) => id))],
  });
  return new Map(
    found.map(({ enquiryId, address, name, handoverId }) => [
      keyOf(enquiryId, address),
      { name, handoverId },
    ]),
  );
}

/** The partner that a mail is from, where the enquiry was handed to it; undefined for what a customer wrote. */
export const partnerOf = (
  { contact, sender: { party } }: Draft,
  { id }: { id: string },
  { partners }: { partners: MailPartners },
): MailPartner | undefined =>
  contact.channel === mailChannel && contact.takenDown === undefined && party
    ? partners.get(keyOf(id, party.value))
    : undefined;
