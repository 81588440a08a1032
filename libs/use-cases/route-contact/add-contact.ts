import type { Draft } from './draft.js';
import type { KnownEnquiry } from './known.js';
import type { Plan } from './plan.js';

/** The contact itself, in its enquiry, with its files. */
export function addContact(draft: Draft, enquiry: KnownEnquiry, plan: Plan): void {
  const { contact, sender } = draft;
  plan.contacts.push({
    id: draft.id,
    organisationId: draft.organisation.id,
    enquiryId: enquiry.id,
    entryPointId: draft.entryPoint.id,
    direction: 'in',
    channel: contact.channel,
    partyKind: sender.party?.kind ?? null,
    partyValue: sender.party?.value ?? null,
    partyName: sender.party?.name ?? contact.takenDown?.name ?? contact.visit?.name ?? null,
    doubt: sender.doubt,
    namedBy: sender.namedBy ?? null,
    reachableAt: sender.reachable,
    cc: sender.copies,
    subject: contact.subject ?? null,
    text: contact.text,
    layout: contact.layout ?? null,
    machine: contact.machine ?? null,
    attachments: contact.attachments,
    automatic: contact.automatic !== undefined,
    callback: contact.callback ?? null,
    place: contact.place ?? null,
    details: contact.details ?? null,
    scan: contact.scan ?? null,
    messageId: contact.thread?.messageId ?? null,
    mailDigest: contact.thread?.digest ?? null,
    post: contact.post ?? null,
    at: draft.receivedAt,
  });
  plan.files.push({ id: draft.id, contactId: draft.id, attachments: contact.attachments });
  if (contact.filesElsewhere) plan.elsewhere.push({ contactId: draft.id, files: contact.filesElsewhere });
  if (contact.scan) plan.scanned.push(draft.id);
  plan.routed.push(draft.id);
  plan.liveEvents.push({ organisationId: draft.organisation.id, topic: 'enquiry', subjectId: enquiry.id });
}
