import { type Channel, CHANNELS, type InboundContact, type Party } from '@frontdoor/contracts';
import {
  claimReceipts,
  claimReferredReceipts,
  countReferredReceipts,
  type EntityManager,
  type EntryPoint,
  type Organisation,
  type RowOf,
  type Service,
} from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { type Sender, whoSent } from '@frontdoor/casework/customers';
import type { Directory } from '@frontdoor/casework/directory';
import { referencesOf } from './references.js';

/** A receipt on its way into an enquiry. */
export interface Draft {
  id: string;
  reference: string;
  receivedAt: number;
  contact: InboundContact;
  sender: Sender;
  organisation: Organisation;
  entryPoint: EntryPoint;
  service: Service;
  /** What the sender named as the service, where there is none of that name. */
  unknownService?: string | undefined;
  /** What whoever comes by this entry point is told while it is paused. */
  pausedWords?: string | undefined;
  /** What else its customer is told at once, by the rules of the service. */
  overflowWords?: readonly string[] | undefined;
  /** By these rules they may choose when they are rung. */
  callbackOffered?: boolean | undefined;
}

type Claimed = RowOf<typeof claimReceipts>;

/**
 * Where a notice that the hub sends by itself reaches whoever wrote: at the address they wrote from, or stated as their own
 * where their channel knows none. Nowhere where it may be somebody else's.
 */
export function reachedOn({ sender: { party, doubt } }: Draft, channel: Channel): Party | undefined {
  if (!party || (doubt !== null && doubt !== 'stated')) return undefined;
  return CHANNELS[channel].addressedBy.includes(party.kind) ? party : undefined;
}

/** All addresses that a contact tells, the one it answers to first. */
export const addressesOf = ({ sender: { party, proven, reachable } }: Draft): Party[] => [
  ...(party ? [party] : []),
  ...(proven && proven.value !== party?.value ? [proven] : []),
  ...reachable,
];

/**
 * Claims the receipts that still wait; those that another process holds are left to it. A contact may name the
 * reference of another that is durable but not routed yet: that one is claimed too and goes first, being older.
 */
export async function loadDrafts(
  manager: EntityManager,
  directory: Directory,
  secret: InstanceSecret,
  ids: readonly string[],
): Promise<Draft[]> {
  const asked = await claimReceipts(manager, { ids });
  const references = asked.flatMap(({ contact }) => referencesOf({ contact: contact! }, secret));
  const claimed = [...asked, ...(await claimReferred(manager, ids, [...new Set(references)]))];
  claimed.sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  return Promise.all(claimed.map((row) => toDraft(row, directory)));
}

async function claimReferred(
  manager: EntityManager,
  ids: readonly string[],
  references: readonly string[],
): Promise<Claimed[]> {
  if (references.length === 0) return [];
  const claimed = await claimReferredReceipts(manager, { references, ids });
  const [waiting] = await countReferredReceipts(manager, { references, ids });
  if (waiting!.count > claimed.length)
    throw new Error('The contact that this one follows is being routed; it will be tried again');
  return claimed;
}

async function toDraft(row: Claimed, directory: Directory): Promise<Draft> {
  const { id, reference, receivedAt } = row;
  const contact = row.contact!;
  const entryPoint = await directory.entryPoint(row.entryPointId);
  const services = await directory.services(entryPoint.organisationId);
  const asked = services.find((each) => each.slug === contact.service);
  return {
    id,
    reference,
    receivedAt,
    contact,
    sender: whoSent(contact, entryPoint.id, await directory.ownAddresses(entryPoint.organisationId)),
    entryPoint,
    organisation: await directory.organisation(entryPoint.organisationId),
    service: asked ?? (await directory.service(entryPoint.serviceId)),
    unknownService: asked === undefined ? contact.service : undefined,
    pausedWords: await directory.pausedWords(entryPoint.id),
  };
}

/** Whether the open enquiries of whoever sent it may have to do with it: by their subject, or as nobody said what it is about. */
export const asksForOpenMatters = ({ contact }: Pick<Draft, 'contact'>): boolean =>
  Boolean(contact.subject) || CHANNELS[contact.channel].saysNoSubject === true;
