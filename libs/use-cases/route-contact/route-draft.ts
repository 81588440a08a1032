import { openCommitments, type Pack } from '@frontdoor/charter';
import { type Ids, toDate } from '@frontdoor/kernel';
import type { EntryPoint } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { urgentAt, weightOf } from '@frontdoor/routing';
import { automaticReceipt } from '../send-message/automatic-receipt.js';
import { decideThread } from './decide-thread.js';
import type { Draft } from './draft.js';
import { customerKey, type Known, type KnownCustomer, type KnownEnquiry } from './known.js';
import type { Plan } from './plan.js';

export interface Surroundings {
  known: Known;
  plan: Plan;
  ids: Ids;
  secret: InstanceSecret;
  publicUrl: string;
  pack: (id: string) => Pack;
  /** Mailbox that answers for a service leave from. */
  mailFrom: (draft: Draft) => EntryPoint | undefined;
}

/** Brings one contact to its customer and enquiry, opens its commitments and puts it in the queue. */
export function routeDraft(draft: Draft, around: Surroundings): void {
  const { known, plan, secret } = around;
  if (draft.contact.automatic === 'bounce' || draft.contact.automatic === 'auto-reply')
    return routeAutomatic(draft, around);
  const found = draft.identifiers
    .map((party) => known.customers.get(customerKey(draft, party)))
    .find(Boolean);
  const thread = decideThread(draft, found?.id, known, secret);
  if ('join' in thread) {
    const { join } = thread;
    addContact(draft, join, plan);
    plan.touched.push({ id: join.id, at: toDate(draft.receivedAt) });
    if (join.state === 'closed') {
      plan.events.push(event(around, join, draft.receivedAt, 'Reopened: the customer wrote again'));
      join.state = 'open';
    }
    addCommitmentsAndWork(draft, join, found?.language ?? 'en', around);
    return;
  }
  const customer = found ?? addCustomer(draft, around);
  const enquiry = addEnquiry(draft, customer, around);
  for (const other of thread.suggestions) plan.suggestions.push({ enquiryId: enquiry.id, otherId: other.id });
  addContact(draft, enquiry, plan);
  addCommitmentsAndWork(draft, enquiry, customer.language, around);
  const receipt = automaticReceipt(
    draft,
    enquiry,
    customer,
    around.mailFrom(draft),
    () => `${around.publicUrl}/track/${secret.signReference(enquiry.reference, 'track')}`,
  );
  if (receipt) plan.outgoing.push(receipt);
  customer.recentEnquiries++;
}

/** A machine answered something of ours: it belongs to what we sent, and opens nothing. */
function routeAutomatic(draft: Draft, { known, plan, secret }: Surroundings): void {
  const bounced = draft.contact.bounce?.messageId && known.deliveries.get(draft.contact.bounce.messageId);
  const thread = decideThread(draft, undefined, known, secret);
  const enquiry = bounced ? bounced.enquiry : 'join' in thread ? thread.join : thread.suggestions[0];
  if (!enquiry) {
    const reason = 'An automatic message that answers nothing we sent';
    plan.quarantined.push({
      id: draft.id,
      fault: { reason, remedy: 'Leave it here, or put it in the queue if a person should read it' },
    });
    return;
  }
  addContact(draft, enquiry, plan);
  if (bounced) plan.bounced.push({ deliveryId: bounced.deliveryId, reason: draft.contact.bounce!.reason });
}

function addCustomer(draft: Draft, { known, plan, ids }: Surroundings): KnownCustomer {
  const customer = { id: ids.uuid(), language: draft.contact.language ?? 'en', recentEnquiries: 0 };
  const shared = { organisationId: draft.organisation.id, createdAt: draft.receivedAt };
  plan.customers.push({
    ...shared,
    id: customer.id,
    language: customer.language,
    name: draft.contact.from?.name ?? null,
  });
  for (const { kind, value, ...party } of draft.identifiers) {
    plan.identifiers.push({ ...shared, id: ids.uuid(), customerId: customer.id, kind, value });
    known.customers.set(customerKey(draft, { kind, value, ...party }), customer);
  }
  return customer;
}

function addEnquiry(
  draft: Draft,
  customer: KnownCustomer,
  { known, plan, ids, pack: packOf }: Surroundings,
): KnownEnquiry {
  const pack = packOf(draft.organisation.packId);
  const enquiry: KnownEnquiry = {
    id: ids.uuid(),
    organisationId: draft.organisation.id,
    reference: draft.reference,
    customerId: customer.id,
    ownerId: null,
    state: 'open',
    packId: pack.id,
    clocks: new Set(),
    answering: null,
  };
  plan.enquiries.push({
    id: enquiry.id,
    organisationId: enquiry.organisationId,
    reference: enquiry.reference,
    subject: subjectOf(draft),
    kind: draft.contact.kind ?? draft.service.kind,
    state: 'open',
    serviceId: draft.service.id,
    customerId: customer.id,
    packId: pack.id,
    packVersion: pack.version,
    packHash: pack.hash,
    openedAt: draft.receivedAt,
    lastContactAt: draft.receivedAt,
  });
  known.byReference.set(enquiry.reference, enquiry);
  if (draft.contact.thread?.messageId) known.byMessageId.set(draft.contact.thread.messageId, enquiry);
  if (draft.contact.channel === 'sms')
    known.conversations.set(`${customer.id} ${draft.entryPoint.id}`, enquiry);
  return enquiry;
}

function addContact(draft: Draft, enquiry: KnownEnquiry, plan: Plan): void {
  const { contact } = draft;
  const [sender] = draft.identifiers;
  plan.contacts.push({
    id: draft.id,
    organisationId: draft.organisation.id,
    enquiryId: enquiry.id,
    entryPointId: draft.entryPoint.id,
    direction: 'in',
    channel: contact.channel,
    partyKind: sender?.kind ?? null,
    partyValue: sender?.value ?? null,
    partyName: contact.from?.name ?? null,
    subject: contact.subject ?? null,
    text: contact.text,
    attachments: contact.attachments,
    automatic: contact.automatic !== undefined,
    callback: contact.callback ?? null,
    messageId: contact.thread?.messageId ?? null,
    at: draft.receivedAt,
  });
  plan.routed.push(draft.id);
  plan.happenings.push({ organisationId: draft.organisation.id, topic: 'enquiry', subjectId: enquiry.id });
}

function addCommitmentsAndWork(
  draft: Draft,
  enquiry: KnownEnquiry,
  language: string,
  { plan, ids, pack }: Surroundings,
): void {
  const opened = openCommitments(pack(enquiry.packId), {
    type: 'contact-received',
    at: draft.receivedAt,
    channel: draft.contact.channel,
    service: draft.service.slug,
    customerServiceCentre: draft.service.customerServiceCentre,
    enquiryKind: draft.contact.kind ?? draft.service.kind,
  }).filter(
    (each) => each.whose === 'council' && (each.per === 'contact' || !enquiry.clocks.has(each.clockId)),
  );
  const shared = { organisationId: draft.organisation.id, enquiryId: enquiry.id, contactId: draft.id };
  for (const { promiseId, clockId, title, startedAt, dueAt, atRiskAt, explanation } of opened) {
    enquiry.clocks.add(clockId);
    plan.commitments.push({
      ...shared,
      id: ids.uuid(),
      promiseId,
      clockId,
      title,
      state: 'running',
      startedAt,
      dueAt,
      atRiskAt,
      explanation,
    });
  }
  const { callback, channel } = draft.contact;
  const urgent = urgentAt(
    draft.receivedAt,
    opened.map((each) => each.dueAt),
    callback && Date.parse(callback.to),
  );
  if (enquiry.answering && !callback) {
    plan.hastened.push({ id: enquiry.answering.id, urgentAt: toDate(urgent) });
    plan.happenings.push({
      organisationId: draft.organisation.id,
      topic: 'work-item',
      subjectId: enquiry.answering.id,
    });
    return;
  }
  const id = ids.uuid();
  plan.workItems.push({
    ...shared,
    id,
    kind: callback ? 'callback' : 'answer',
    state: 'waiting',
    serviceId: draft.service.id,
    channel,
    language: draft.contact.language ?? language,
    weight: weightOf(channel),
    queuedAt: draft.receivedAt,
    urgentAt: urgent,
    notBefore: callback ? Date.parse(callback.from) : null,
    preferredAgentId: enquiry.ownerId,
  });
  if (!callback) enquiry.answering = { id, urgentAt: urgent };
  plan.happenings.push({ organisationId: draft.organisation.id, topic: 'queue', subjectId: id });
}

const event = ({ ids }: Surroundings, enquiry: KnownEnquiry, at: number, text: string) => ({
  id: ids.uuid(),
  enquiryId: enquiry.id,
  type: 'event' as const,
  text,
  at,
});

const subjectOf = ({ contact }: Draft): string => {
  const line = contact.subject?.trim() || contact.text.trim().split('\n')[0]!.trim();
  // By characters: half of one cannot be stored.
  const characters = Array.from(line);
  return characters.length > 120 ? `${characters.slice(0, 119).join('')}…` : line || '(nothing written)';
};
