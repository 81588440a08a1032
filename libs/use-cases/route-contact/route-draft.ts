import { type ContactReceived, openCommitments, type OpenedCommitment } from '@frontdoor/charter';
import { conversationWindow, MAIN_LANGUAGE, sayInterpreter } from '@frontdoor/contracts';
import { withoutDirectionMarks } from '@frontdoor/kernel';
import { newCallback } from '@frontdoor/casework/callbacks';
import { identifierKey } from '@frontdoor/casework/customers';
import { subjectOf } from '@frontdoor/casework/enquiries';
import { newRow, sayStamp } from '@frontdoor/casework/ledger';
import { newWorkItem } from '@frontdoor/casework/queue';
import { addContact } from './add-contact.js';
import { automaticReceipt } from './automatic-receipt.js';
import { awayNotice } from './away-notice.js';
import { copyOf, noteCopy, sayOnTimeline } from './copies.js';
import { decideThread, type Suggested } from './decide-thread.js';
import type { Draft } from './draft.js';
import { identify } from './identify.js';
import {
  addConversation,
  addressKeyIn,
  conversationKey,
  customerKey,
  type Known,
  type KnownCustomer,
  type KnownEnquiry,
} from './known.js';
import { openMatters } from './open-matters.js';
import { type MailPartner, partnerOf } from './partner-mail.js';
import type { Plan } from './plan.js';
import { routeAutomatic } from './route-automatic.js';
import type { RoutingContext } from './routing-context.js';

/** Brings one contact to its customer and enquiry, opens its commitments and puts it in the queue. */
export function routeDraft(given: Draft, context: RoutingContext): void {
  const { known, plan, secret } = context;
  if (given.contact.automatic === 'bounce' || given.contact.automatic === 'auto-reply')
    return routeAutomatic(given, context);
  const { draft, found } = identify(given, context);
  const thread = decideThread(draft, found?.id, known, secret);
  const copy = copyOf(draft, known);
  const place = 'join' in thread ? thread.join : copy?.enquiry.serviceId === draft.service.id && copy.enquiry;
  if (copy && place && place.id === copy.enquiry.id) return addCopy(draft, copy, context);
  if ('join' in thread) {
    const { join } = thread;
    const partner = partnerOf(draft, join, known);
    if (partner) return addFromPartner(draft, join, partner, context);
    addContact(draft, join, plan);
    noteCopy(draft, join, known);
    plan.touched.push({ id: join.id, at: draft.receivedAt });
    if (join.state === 'closed') {
      plan.reopened.push({ id: join.id, at: draft.receivedAt });
      join.state = 'open';
    }
    addEntries(draft, join, plan);
    addStated(draft, join, context);
    addInterpreter(draft, join, context);
    addWork(draft, join, found?.language ?? MAIN_LANGUAGE, [], context);
    const notice = awayNotice(draft, join, context.noticesFrom(draft));
    if (notice) plan.outgoing.push(notice);
    if (notice) join.ownerAway = null;
    return;
  }
  addNew(withOverflow(draft, context), { found, copy, suggestions: thread.suggestions }, context);
}

/** It goes where the rules of its service have it go; nothing that joins an enquiry does. */
function withOverflow(draft: Draft, { overflowed }: RoutingContext): Draft {
  const by = overflowed.get(draft.id);
  if (!by) return draft;
  const { service, words: overflowWords, offersCallback: callbackOffered } = by;
  return { ...draft, service, overflowWords, callbackOffered };
}

/** It opens an enquiry of its own. */
function addNew(
  draft: Draft,
  {
    found,
    copy,
    suggestions,
  }: { found: KnownCustomer | undefined; copy: Copy | undefined; suggestions: readonly Suggested[] },
  context: RoutingContext,
): void {
  const { known, plan, secret } = context;
  const customer = found ?? (copy && customerOfCopy(draft, copy.enquiry)) ?? addCustomer(draft, context);
  const enquiry = addEnquiry(draft, customer, context);
  addContact(draft, enquiry, plan);
  if (copy) sayOneMail(draft, enquiry, copy, context);
  suggest(draft, enquiry, suggestions, context);
  noteCopy(draft, enquiry, known);
  sayUnknownService(draft, enquiry, context);
  const overflow = context.overflowed.get(draft.id)?.said;
  if (overflow) sayOnTimeline(enquiry, draft.receivedAt, overflow, context);
  if (suggestions.length === 0) sayUnknownReference(draft, enquiry, context);
  const promises = openPromises(draft, enquiry, context);
  addWork(draft, enquiry, customer.language, promises, context);
  addStated(draft, enquiry, context);
  addInterpreter(draft, enquiry, context);
  const receipt = automaticReceipt(draft, enquiry, recentAt(draft, known), context.noticesFrom(draft), () =>
    secret.trackingUrl(context.publicUrl, enquiry.reference),
  );
  if (receipt) plan.outgoing.push(receipt);
  if (draft.sender.party) {
    const key = addressKeyIn(draft)(draft.sender.party);
    known.recent.set(key, (known.recent.get(key) ?? 0) + 1);
  }
}

/**
 * What a partner answers about that which was handed to it is news of the handover and no word of the customer: it opens no
 * promise, ends no wait and reopens nothing. Whoever owns it is told, and as long as it is open somebody has it to do.
 */
function addFromPartner(
  draft: Draft,
  enquiry: KnownEnquiry,
  { name, handoverId }: MailPartner,
  context: RoutingContext,
): void {
  const { plan } = context;
  const { id: contactId, receivedAt: at, organisation } = draft;
  addContact(draft, enquiry, plan);
  noteCopy(draft, enquiry, context.known);
  plan.fromPartners.push({ handoverId, contactId, at });
  sayOnTimeline(enquiry, at, `${name} answered about what was handed to it`, context);
  if (enquiry.ownerId !== null)
    plan.liveEvents.push({
      ...{ organisationId: organisation.id, topic: 'mention', subjectId: enquiry.id },
      ...{ agentId: enquiry.ownerId, text: `${name} answered about ${enquiry.reference}, which you own` },
    });
  if (enquiry.state === 'open') {
    addWork(draft, enquiry, MAIN_LANGUAGE, [], context);
    plan.joined.add(enquiry.id);
  }
}

/** They need an interpreter: whoever picks it up sees that. */
function addInterpreter(
  { contact: { interpreter }, id: contactId, receivedAt: at, organisation }: Draft,
  enquiry: KnownEnquiry,
  context: RoutingContext,
): void {
  if (!interpreter) return;
  const { plan, ids } = context;
  const of = { organisationId: organisation.id, enquiryId: enquiry.id, contactId };
  plan.interpreters.push({ id: ids.uuid(), ...of, ...interpreter, at });
  sayOnTimeline(enquiry, at, `An interpreter is asked for: ${sayInterpreter(interpreter)}`, context);
}

/** Notes the enquiries that a new one may belong to, each once, for an agent to judge. */
function suggest(
  draft: Draft,
  { id: enquiryId, customerId }: KnownEnquiry,
  found: readonly Suggested[],
  { known, plan }: RoutingContext,
): void {
  const noted = new Set(
    plan.suggestions.flatMap((each) => (each.enquiryId === enquiryId ? [each.otherId!] : [])),
  );
  const all = [
    ...found.map(({ other, why }) => ({ id: other.id, why })),
    ...openMatters(draft, customerId, known),
  ];
  for (const { id, why } of all) {
    if (noted.has(id)) continue;
    noted.add(id);
    plan.suggestions.push({ enquiryId, otherId: id, why });
  }
}

/** The same mail at another address of the service that has it: seen there, and nothing more to answer. */
function addCopy(draft: Draft, { enquiry }: Copy, context: RoutingContext): void {
  addContact(draft, enquiry, context.plan);
  noteCopy(draft, enquiry, context.known);
  const text = `The same mail came to ${draft.entryPoint.name} as well`;
  sayOnTimeline(enquiry, draft.receivedAt, text, context);
}

type Copy = NonNullable<ReturnType<typeof copyOf>>;

const customerOfCopy = ({ contact }: Draft, { customerId }: KnownEnquiry): KnownCustomer => ({
  id: customerId,
  language: contact.language ?? MAIN_LANGUAGE,
  named: new Set(),
});

/** One mail to several departments is an obligation of each, and each knows of the others. */
function sayOneMail(
  draft: Draft,
  enquiry: KnownEnquiry,
  { enquiry: other, entryPoint }: Copy,
  context: RoutingContext,
): void {
  const { plan } = context;
  const why = 'One mail went to both departments: each answers for its part';
  plan.suggestions.push({ enquiryId: enquiry.id, otherId: other.id, why, state: 'same-mail' });
  const say = (where: KnownEnquiry, address: string, reference: string): void =>
    sayOnTimeline(
      where,
      draft.receivedAt,
      `The same mail came to ${address} as well, where it is ${reference}: each department answers for its part`,
      context,
    );
  say(enquiry, entryPoint, other.reference);
  say(other, draft.entryPoint.name, enquiry.reference);
  plan.liveEvents.push({ organisationId: draft.organisation.id, topic: 'enquiry', subjectId: other.id });
}

/** How many enquiries of its address there were in the last hour; a notice is for one that is known. */
const recentAt = (draft: Draft, known: Known): number =>
  (draft.sender.party && known.recent.get(addressKeyIn(draft)(draft.sender.party))) ?? 0;

function addCustomer(draft: Draft, { known, plan, ids }: RoutingContext): KnownCustomer {
  const customer = {
    id: ids.uuid(),
    language: draft.contact.language ?? MAIN_LANGUAGE,
    named: new Set<string>(),
  };
  const { party, proven } = draft.sender;
  const shared = { organisationId: draft.organisation.id, createdAt: draft.receivedAt };
  plan.customers.push({
    ...shared,
    id: customer.id,
    language: customer.language,
    name: party?.name ?? draft.contact.takenDown?.name ?? draft.contact.visit?.name ?? null,
  });
  if (proven) {
    const { kind, value, scope } = proven;
    const identifier = { ...shared, id: ids.uuid(), customerId: customer.id, kind, value };
    plan.identifiers.push({ ...identifier, enquiryId: null, scope, shared: false });
    known.customers.set(customerKey(draft, proven), customer);
  }
  return customer;
}

/** Addresses that nothing vouches for, and those that were named besides, are known in this enquiry and nowhere else. */
function addStated(draft: Draft, enquiry: KnownEnquiry, { known, plan, ids }: RoutingContext): void {
  const { party, proven, reachable, doubt } = draft.sender;
  const customer = proven && known.customers.get(customerKey(draft, proven));
  for (const { kind, value } of [...(party && doubt !== null ? [party] : []), ...reachable]) {
    customer?.named.add(value);
    const key = identifierKey({ kind, value });
    if (enquiry.participants.has(key)) continue;
    enquiry.participants.add(key);
    plan.identifiers.push({
      id: ids.uuid(),
      organisationId: draft.organisation.id,
      customerId: enquiry.customerId,
      kind,
      value,
      enquiryId: enquiry.id,
      scope: '',
      shared: doubt === 'machine' || doubt === 'shared',
      createdAt: draft.receivedAt,
    });
  }
  if (party) enquiry.participants.add(identifierKey(party));
}

function addEnquiry(
  draft: Draft,
  customer: KnownCustomer,
  { known, plan, ids, pack: packOf }: RoutingContext,
): KnownEnquiry {
  const pack = packOf(draft.organisation);
  const enquiry: KnownEnquiry = {
    id: ids.uuid(),
    organisationId: draft.organisation.id,
    reference: draft.reference,
    customerId: customer.id,
    serviceId: draft.service.id,
    ownerId: null,
    state: 'open',
    kind: draft.contact.kind ?? draft.service.kind,
    waiting: false,
    ownerAway: null,
    interpreterArranged: false,
    answering: null,
    participants: new Set(),
    copied: new Set(),
    entryPointIds: new Set([draft.entryPoint.id]),
  };
  plan.enquiries.push({
    id: enquiry.id,
    organisationId: enquiry.organisationId,
    reference: enquiry.reference,
    subject: subjectOf(draft.contact),
    kind: enquiry.kind,
    complex: draft.contact.complex ?? false,
    state: 'open',
    serviceId: draft.service.id,
    customerId: customer.id,
    packId: pack.id,
    packVersion: pack.version,
    packHash: pack.hash,
    callbackOffered: draft.callbackOffered ?? false,
    openedAt: draft.receivedAt,
    lastContactAt: draft.receivedAt,
  });
  known.byReference.set(enquiry.reference, enquiry);
  const { proven } = draft.sender;
  if (draft.contact.thread?.messageId)
    known.byMessageId.set(draft.contact.thread.messageId, {
      enquiry,
      knownTo: proven && draft.sender.copies.length === 0 ? identifierKey(proven) : null,
    });
  if (proven && conversationWindow(draft.contact.channel) !== undefined)
    addConversation(known, conversationKey(draft, proven), { enquiry, at: draft.receivedAt, by: 'in' });
  return enquiry;
}

/** A service that there is not is a mistake of the sender: it must be seen, since the enquiry went somewhere else. */
function sayUnknownService(
  { unknownService, service, receivedAt }: Draft,
  { id }: KnownEnquiry,
  { plan, ids }: RoutingContext,
): void {
  if (!unknownService) return;
  const text = `It was sent for the service “${withoutDirectionMarks(unknownService)}”, which there is not; it went to ${service.name}`;
  plan.timeline.push({ id: ids.uuid(), type: 'event', enquiryId: id, at: receivedAt, text });
}

/** The same of a reference: whoever sent it believes that it joined another enquiry. */
function sayUnknownReference(
  { contact, receivedAt }: Draft,
  { id }: KnownEnquiry,
  { plan, ids }: RoutingContext,
): void {
  const reference = contact.thread?.reference;
  if (reference === undefined) return;
  const text = `It was sent for the enquiry “${withoutDirectionMarks(reference)}”, which there is not; it became one of its own`;
  plan.timeline.push({ id: ids.uuid(), type: 'event', enquiryId: id, at: receivedAt, text });
}

/** What an enquiry that is new promises: all of it starts with this contact. Returns what the council promises. */
function openPromises(
  draft: Draft,
  enquiry: KnownEnquiry,
  { plan, ids, pack: packOf, revision, now }: RoutingContext,
): OpenedCommitment[] {
  const pack = packOf(draft.organisation);
  const event = received(draft, enquiry);
  const { type, at, ...data } = event;
  plan.entries.push({ ...entryOf(draft, enquiry), type, at, data, contactId: draft.id });
  const opened = openCommitments(pack, event);
  const stamp = sayStamp(pack, { channel: draft.contact.channel, at: draft.receivedAt, takenInAt: now });
  for (const each of opened) {
    plan.commitments.push(
      newRow(
        pack,
        { ...each, explanation: [...stamp, ...each.explanation] },
        {
          id: ids.uuid(),
          ...entryOf(draft, enquiry),
          contactId: draft.id,
          service: draft.service,
          channel: draft.contact.channel,
          kind: enquiry.kind,
          countedBy: revision,
        },
      ),
    );
  }
  return opened.filter(({ whose }) => whose === 'council');
}

/** The ledger of an enquiry that was there before. What the customer says ends a wait for the customer. */
function addEntries(draft: Draft, enquiry: KnownEnquiry, plan: Plan): void {
  const { type, at, ...data } = received(draft, enquiry);
  const shared = { ...entryOf(draft, enquiry), at, contactId: draft.id };
  plan.entries.push({ ...shared, type, data });
  if (enquiry.waiting) {
    plan.entries.push({ ...shared, type: 'resumed' }, { ...shared, type: 'clarification-received' });
    enquiry.waiting = false;
  }
  plan.joined.add(enquiry.id);
}

const entryOf = (
  { organisation }: Draft,
  { id }: KnownEnquiry,
): { organisationId: string; enquiryId: string } => ({ organisationId: organisation.id, enquiryId: id });

const received = ({ receivedAt, contact, service }: Draft, { kind }: KnownEnquiry): ContactReceived => ({
  type: 'contact-received',
  at: receivedAt,
  channel: contact.channel,
  service: service.slug,
  customerServiceCentre: service.customerServiceCentre,
  enquiryKind: kind,
  ...(contact.complex && { complex: true }),
});

/** Puts it in the queue. For an enquiry that was there before, the ledger says afterwards how urgent it is. */
function addWork(
  draft: Draft,
  enquiry: KnownEnquiry,
  language: string,
  promises: readonly OpenedCommitment[],
  { plan, ids, pack, standing }: RoutingContext,
): void {
  const shared = { organisationId: draft.organisation.id, enquiryId: enquiry.id, contactId: draft.id };
  const { callback, channel } = draft.contact;
  if (enquiry.answering && !callback) {
    plan.liveEvents.push({
      organisationId: draft.organisation.id,
      topic: 'work-item',
      subjectId: enquiry.answering.id,
    });
    return;
  }
  const id = ids.uuid();
  plan.workItems.push(
    newWorkItem({
      ...shared,
      id,
      kind: callback ? 'callback' : 'answer',
      serviceId: enquiry.serviceId,
      channel,
      language: draft.contact.language ?? language,
      queuedAt: draft.receivedAt,
      // One whose time is past already is found by the next look at what falls due.
      promises: promises.map((promise) => ({
        ...{ ...promise, isMissed: false },
        standing: standing(pack(draft.organisation), { ...promise, serviceId: enquiry.serviceId, channel }),
      })),
      ringBetween: callback && { from: Date.parse(callback.from), to: Date.parse(callback.to) },
      preferredAgentId: enquiry.ownerId,
      interpreterArranged: enquiry.interpreterArranged,
    }),
  );
  if (callback)
    plan.callbacks.push(
      newCallback({
        ...{
          id: ids.uuid(),
          organisationId: draft.organisation.id,
          contactId: draft.id,
          agreedAt: draft.receivedAt,
        },
        window: callback,
      }),
    );
  if (!callback) enquiry.answering = { id };
  plan.liveEvents.push({ organisationId: draft.organisation.id, topic: 'queue', subjectId: id });
}
